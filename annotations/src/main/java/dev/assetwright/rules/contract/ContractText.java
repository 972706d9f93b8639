package dev.assetwright.rules.contract;

import dev.assetwright.Compatibility;
import dev.assetwright.rules.contract.NamedType.EnumType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The texts in which contracts and their locks are kept: JSON, the same bytes for the same content. */
public final class ContractText {
  private ContractText() {}

  /** Returns the text of a lock. */
  public static String write(ContractLock lock) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("contract", lock.key());
    text.put(
        "versions",
        lock.entries().stream()
            .map(entry -> {
              Map<String, Object> written = new LinkedHashMap<>();
              written.put("version", entry.version().toString());
              putSchema(entry.schema(), written);
              return written;
            })
            .toList());
    if (!lock.readers().isEmpty()) {
      text.put("readers", lock.readers());
    }
    return JsonText.write(text);
  }

  /**
   * Reads the text of a lock.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static ContractLock readLock(String text) {
    Node lock = new Node(JsonParser.parse(text));
    SortedMap<String, List<String>> readers = new TreeMap<>();
    lock.map("readers").forEach((asset, fields) -> readers.put(asset, Node.texts(fields)));
    return new ContractLock(
        lock.text("contract"),
        lock.nodes("versions").stream()
            .map(entry ->
                new ContractLock.Entry(ContractVersion.parse(entry.text("version")), schema(entry)))
            .toList(),
        readers);
  }

  /** Returns the text of one definition. */
  public static String write(ContractDefinition definition) {
    return JsonText.write(definition(definition));
  }

  /**
   * Reads the text of one definition.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ContractDefinition readDefinition(String text) {
    return definition(new Node(JsonParser.parse(text)));
  }

  /** Returns a definition as a part of a text. */
  static Map<String, Object> definition(ContractDefinition definition) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("contract", definition.key());
    text.put("version", definition.version().toString());
    text.put("compatibility", definition.compatibility().name());
    putText("owner", definition.owner(), text);
    putText("description", definition.description(), text);
    putSchema(definition.schema(), text);
    return text;
  }

  static ContractDefinition definition(Node node) {
    return new ContractDefinition(
        node.text("contract"),
        ContractVersion.parse(node.text("version")),
        Compatibility.valueOf(node.text("compatibility")),
        node.textOr("owner"),
        node.textOr("description"),
        schema(node));
  }

  private static void putSchema(ContractSchema schema, Map<String, Object> text) {
    text.put("record", schema.root());
    Map<String, Object> types = new LinkedHashMap<>();
    schema.types().forEach((name, type) -> types.put(name, type(type)));
    text.put("types", types);
  }

  private static Map<String, Object> type(NamedType type) {
    Map<String, Object> text = new LinkedHashMap<>();
    if (type instanceof RecordType record) {
      putText("java", record.javaName(), text);
      text.put("fields", record.fields().stream().map(ContractText::field).toList());
    } else if (type instanceof EnumType constants) {
      putText("java", constants.javaName(), text);
      text.put("constants", constants.constants());
    }
    return text;
  }

  private static Map<String, Object> field(ContractField field) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", field.name());
    text.put("type", field.type().toString());
    if (field.isKey()) {
      text.put("key", true);
    }
    if (field.range().hasMin()) {
      text.put("min", NumberRange.text(field.range().min()));
    }
    if (field.range().hasMax()) {
      text.put("max", NumberRange.text(field.range().max()));
    }
    field.defaultValue().ifPresent(value -> text.put("default", value));
    if (!field.formerly().isEmpty()) {
      text.put("formerly", field.formerly());
    }
    putText("description", field.description(), text);
    return text;
  }

  private static void putText(String name, String value, Map<String, Object> text) {
    if (!value.isEmpty()) {
      text.put(name, value);
    }
  }

  private static ContractSchema schema(Node node) {
    SortedMap<String, NamedType> types = new TreeMap<>();
    node.map("types").forEach((name, type) -> types.put(name, type(new Node(Node.object(type)))));
    ContractSchema schema = new ContractSchema(node.text("record"), types);
    types.values().forEach(type -> checkNames(type, schema));
    return schema;
  }

  private static NamedType type(Node node) {
    return node.has("constants")
        ? new EnumType(node.textOr("java"), node.texts("constants"))
        : new RecordType(
            node.textOr("java"),
            node.nodes("fields").stream().map(ContractText::field).toList());
  }

  private static ContractField field(Node node) {
    return new ContractField(
        node.text("name"),
        ContractType.parse(node.text("type")),
        node.flag("key"),
        new NumberRange(
            bound(node, "min", Double.NEGATIVE_INFINITY),
            bound(node, "max", Double.POSITIVE_INFINITY)),
        node.has("default") ? Optional.of(node.text("default")) : Optional.empty(),
        node.has("formerly") ? node.texts("formerly") : List.of(),
        node.textOr("description"));
  }

  private static double bound(Node node, String name, double none) {
    return node.has(name) ? Double.parseDouble(node.text(name)) : none;
  }

  private static void checkNames(NamedType type, ContractSchema schema) {
    if (type instanceof RecordType record) {
      record.fields().forEach(field -> checkNames(field.type(), schema));
    }
  }

  private static void checkNames(ContractType type, ContractSchema schema) {
    if (type instanceof ContractType.Named named) {
      schema.get(named.name());
    } else if (type instanceof ContractType.Maybe maybe) {
      checkNames(maybe.type(), schema);
    } else if (type instanceof ContractType.ListOf list) {
      checkNames(list.element(), schema);
    } else if (type instanceof ContractType.MapOf map) {
      checkNames(map.key(), schema);
      checkNames(map.value(), schema);
    }
  }

  /** An object that was read, with what it must hold. */
  record Node(Map<String, Object> values) {
    boolean has(String name) {
      return values.containsKey(name);
    }

    String text(String name) {
      if (values.get(name) instanceof String text) {
        return text;
      }
      throw new IllegalArgumentException("it has no text '%s'".formatted(name));
    }

    String textOr(String name) {
      return has(name) ? text(name) : "";
    }

    boolean flag(String name) {
      return Boolean.TRUE.equals(values.get(name));
    }

    List<String> texts(String name) {
      return texts(values.get(name));
    }

    Map<String, Object> map(String name) {
      return has(name) ? object(values.get(name)) : Map.of();
    }

    List<Node> nodes(String name) {
      if (!(values.getOrDefault(name, List.of()) instanceof List<?> list)) {
        throw new IllegalArgumentException("its '%s' is no list".formatted(name));
      }
      return list.stream().map(value -> new Node(object(value))).toList();
    }

    static Map<String, Object> object(@Nullable Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("it has %s where an object belongs".formatted(value));
      }
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((name, part) -> object.put((String) name, part));
      return object;
    }

    static List<String> texts(@Nullable Object value) {
      if (!(value instanceof List<?> list)) {
        throw new IllegalArgumentException("it has %s where a list belongs".formatted(value));
      }
      List<String> texts = new ArrayList<>();
      list.forEach(text -> texts.add((String) text));
      return texts;
    }
  }
}
