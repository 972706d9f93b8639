package dev.assetwright.contract;

import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NamedType.EnumType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.rules.contract.NumberRange;
import dev.assetwright.rules.contract.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a contract as JSON Schema (2020-12): of the JSON in which values of it are stored and answered.
 *
 * <p>Further properties are allowed, since a newer version may add some. Keys stand in {@code x-key}, which validators ignore.
 */
final class JsonSchemaWriter {
  private final ContractSchema schema;

  private JsonSchemaWriter(ContractSchema schema) {
    this.schema = schema;
  }

  static Map<String, Object> write(ContractDefinition contract) {
    JsonSchemaWriter writer = new JsonSchemaWriter(contract.schema());
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    text.put("$id", "urn:assetwright:contract:%s:%s".formatted(contract.key(), contract.version()));
    text.put("title", contract.schema().root());
    if (!contract.description().isEmpty()) {
      text.put("description", contract.description());
    }
    text.putAll(writer.record(contract.schema().rootRecord()));
    Map<String, Object> definitions = new LinkedHashMap<>();
    contract.schema().types().forEach((name, type) -> {
      if (!name.equals(contract.schema().root())) {
        definitions.put(name, writer.named(type));
      }
    });
    if (!definitions.isEmpty()) {
      text.put("$defs", definitions);
    }
    return text;
  }

  private Map<String, Object> named(NamedType type) {
    if (type instanceof RecordType record) {
      return record(record);
    }
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "string");
    text.put("enum", ((EnumType) type).constants());
    return text;
  }

  private Map<String, Object> record(RecordType record) {
    Map<String, Object> properties = new LinkedHashMap<>();
    record.fields().forEach(field -> properties.put(field.name(), field(field)));
    List<String> required = record.fields().stream()
        .filter(field -> !field.mayBeMissing())
        .map(ContractField::name)
        .toList();
    List<String> keys = record.fields().stream()
        .filter(ContractField::isKey)
        .map(ContractField::name)
        .toList();
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "object");
    text.put("properties", properties);
    if (!required.isEmpty()) {
      text.put("required", required);
    }
    if (!keys.isEmpty()) {
      text.put("x-key", keys);
    }
    return text;
  }

  private Map<String, Object> field(ContractField field) {
    Map<String, Object> text = present(field.type().present());
    putRange(field.range(), text);
    text = field.type().isOptional() ? orNull(text) : text;
    if (!field.description().isEmpty()) {
      text.put("description", field.description());
    }
    if (field.defaultValue().isPresent()) {
      text.put("default", Scalars.value(field.defaultValue().get(), field.type().present()));
    }
    return text;
  }

  private static void putRange(NumberRange range, Map<String, Object> text) {
    if (range.hasMin()) {
      text.put("minimum", new BigDecimal(NumberRange.text(range.min())));
    }
    if (range.hasMax()) {
      text.put("maximum", new BigDecimal(NumberRange.text(range.max())));
    }
  }

  private Map<String, Object> type(ContractType type) {
    Map<String, Object> text = present(type.present());
    return type.isOptional() ? orNull(text) : text;
  }

  private static Map<String, Object> orNull(Map<String, Object> text) {
    List<Object> either = new ArrayList<>(List.of(text, Map.of("type", "null")));
    Map<String, Object> optional = new LinkedHashMap<>();
    optional.put("anyOf", either);
    return optional;
  }

  private Map<String, Object> present(ContractType type) {
    Map<String, Object> text = new LinkedHashMap<>();
    if (type instanceof ContractType.ListOf list) {
      text.put("type", "array");
      text.put("items", type(list.element()));
    } else if (type instanceof ContractType.MapOf map) {
      text.put("type", "object");
      if (map.key().present() instanceof ContractType.Named key) {
        text.put("propertyNames", reference(key));
      }
      text.put("additionalProperties", type(map.value()));
    } else if (type instanceof ContractType.Named named) {
      return reference(named);
    } else if (type instanceof ContractType.Scalar scalar) {
      scalar(scalar.type(), text);
    }
    return text;
  }

  private Map<String, Object> reference(ContractType.Named named) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("$ref", named.name().equals(schema.root()) ? "#" : "#/$defs/" + named.name());
    return text;
  }

  private static void scalar(ScalarType type, Map<String, Object> text) {
    switch (type) {
      case BOOLEAN -> text.put("type", "boolean");
      case BYTE -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE, text);
      case SHORT -> integer(Short.MIN_VALUE, Short.MAX_VALUE, text);
      case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE, text);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE, text);
      case INTEGER -> text.put("type", "integer");
      case FLOAT, DOUBLE, DECIMAL -> text.put("type", "number");
      case CHAR -> {
        text.put("type", "string");
        text.put("minLength", 1);
        text.put("maxLength", 1);
      }
      case BYTES -> {
        text.put("type", "string");
        text.put("contentEncoding", "base64");
      }
      case UUID -> format("uuid", text);
      case URI -> format("uri-reference", text);
      case DATE -> format("date", text);
      case INSTANT, OFFSET_DATETIME -> format("date-time", text);
      case DURATION, PERIOD -> format("duration", text);
      case YEAR_MONTH -> {
        text.put("type", "string");
        text.put("pattern", "^[+-]?\\d{4,}-\\d{2}$");
      }
      case YEAR -> text.put("type", List.of("integer", "string"));
      // RFC 3339, which 'format' follows, knows no time without an offset and none with a zone.
      case STRING, TIME, DATETIME, ZONED_DATETIME, ZONE -> text.put("type", "string");
    }
  }

  private static void integer(long min, long max, Map<String, Object> text) {
    text.put("type", "integer");
    text.put("minimum", min);
    text.put("maximum", max);
  }

  private static void format(String format, Map<String, Object> text) {
    text.put("type", "string");
    text.put("format", format);
  }
}
