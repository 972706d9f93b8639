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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a contract in the Open Data Contract Standard (3.0). The exact type stands in {@code physicalType}, what the standard
 * has no word for in {@code customProperties}, so that {@link OdcsReader} reads the same contract back.
 */
final class OdcsWriter {
  static final String API_VERSION = "v3.0.1";
  static final String ENUM = "enum";
  static final String DEFAULT = "default";
  static final String FORMERLY = "formerly";
  static final String COMPATIBILITY = "compatibility";

  private final ContractDefinition contract;
  private final ContractSchema schema;
  /** The records around what is being written. */
  private final Deque<String> around = new ArrayDeque<>();

  private OdcsWriter(ContractDefinition contract) {
    this.contract = contract;
    this.schema = contract.schema();
  }

  static Map<String, Object> write(ContractDefinition contract) {
    return new OdcsWriter(contract).document();
  }

  private Map<String, Object> document() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("apiVersion", API_VERSION);
    text.put("kind", "DataContract");
    text.put("id", "urn:assetwright:contract:" + contract.key());
    text.put("name", contract.key());
    text.put("version", contract.version().toString());
    text.put("status", "active");
    if (!contract.description().isEmpty()) {
      text.put("description", Map.of("purpose", contract.description()));
    }
    if (!contract.owner().isEmpty()) {
      Map<String, Object> owner = new LinkedHashMap<>();
      owner.put("username", contract.owner());
      owner.put("role", "owner");
      text.put("team", List.of(owner));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", schema.root());
    object.put("logicalType", "object");
    object.put("properties", properties(schema.root()));
    text.put("schema", List.of(object));
    text.put(
        "customProperties",
        List.of(property(COMPATIBILITY, contract.compatibility().name())));
    return text;
  }

  private List<Map<String, Object>> properties(String record) {
    if (around.contains(record)) {
      throw new ContractException(
          "Unwritable",
          "'%s' cannot be written in ODCS, which has no records that hold themselves, as '%s' does."
              .formatted(contract.key(), record),
          List.of("Take another format: --format json-schema, --format avro."));
    }
    around.push(record);
    List<Map<String, Object>> properties = new ArrayList<>();
    int keys = 0;
    for (ContractField field : ((RecordType) schema.get(record)).fields()) {
      keys += field.isKey() ? 1 : 0;
      properties.add(field(field, keys));
    }
    around.pop();
    return properties;
  }

  private Map<String, Object> field(ContractField field, int keyPosition) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", field.name());
    putType(field.type().present(), text);
    text.put("required", !field.type().isOptional());
    if (field.isKey()) {
      text.put("primaryKey", true);
      text.put("primaryKeyPosition", keyPosition);
    }
    if (!field.description().isEmpty()) {
      text.put("description", field.description());
    }
    putRange(field.range(), text);
    List<Map<String, Object>> custom = new ArrayList<>(enumOf(field.type().present()));
    field.defaultValue().ifPresent(value -> custom.add(property(DEFAULT, value)));
    if (!field.formerly().isEmpty()) {
      custom.add(property(FORMERLY, field.formerly()));
    }
    if (!custom.isEmpty()) {
      text.put("customProperties", custom);
    }
    return text;
  }

  private static Map<String, Object> property(String name, Object value) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("property", name);
    property.put("value", value);
    return property;
  }

  private List<Map<String, Object>> enumOf(ContractType type) {
    return type instanceof ContractType.Named named
            && schema.get(named.name()) instanceof EnumType constants
        ? List.of(property(ENUM, constants.constants()))
        : List.of();
  }

  private static void putRange(NumberRange range, Map<String, Object> text) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (range.hasMin()) {
      options.put("minimum", new BigDecimal(NumberRange.text(range.min())));
    }
    if (range.hasMax()) {
      options.put("maximum", new BigDecimal(NumberRange.text(range.max())));
    }
    if (!options.isEmpty()) {
      text.put("logicalTypeOptions", options);
    }
  }

  private void putType(ContractType type, Map<String, Object> text) {
    text.put("logicalType", logicalType(type));
    text.put("physicalType", type.toString());
    if (type instanceof ContractType.ListOf list) {
      Map<String, Object> items = new LinkedHashMap<>();
      putType(list.element().present(), items);
      items.put("required", !list.element().isOptional());
      List<Map<String, Object>> constants = enumOf(list.element().present());
      if (!constants.isEmpty()) {
        items.put("customProperties", constants);
      }
      text.put("items", items);
    } else if (type instanceof ContractType.Named named
        && schema.get(named.name()) instanceof RecordType) {
      text.put("properties", properties(named.name()));
    } else if (type instanceof ContractType.MapOf map) {
      // The standard has no maps: the one property stands for any.
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("name", "*");
      putType(map.value().present(), value);
      value.put("required", !map.value().isOptional());
      List<Map<String, Object>> constants = new ArrayList<>(enumOf(map.value().present()));
      enumOf(map.key().present())
          .forEach(keys -> constants.add(property("keys", keys.get("value"))));
      if (!constants.isEmpty()) {
        value.put("customProperties", constants);
      }
      text.put("properties", List.of(value));
    }
  }

  private String logicalType(ContractType type) {
    if (type instanceof ContractType.ListOf) {
      return "array";
    }
    if (type instanceof ContractType.MapOf) {
      return "object";
    }
    if (type instanceof ContractType.Named named) {
      NamedType meant = schema.get(named.name());
      return meant instanceof EnumType ? "string" : "object";
    }
    ScalarType scalar = ((ContractType.Scalar) type).type();
    return switch (scalar) {
      case BOOLEAN -> "boolean";
      case BYTE, SHORT, INT, LONG, INTEGER, YEAR -> "integer";
      case FLOAT, DOUBLE, DECIMAL -> "number";
      case DATE, TIME, DATETIME, INSTANT, OFFSET_DATETIME, ZONED_DATETIME -> "date";
      case CHAR, STRING, BYTES, UUID, URI, DURATION, PERIOD, YEAR_MONTH, ZONE -> "string";
    };
  }
}
