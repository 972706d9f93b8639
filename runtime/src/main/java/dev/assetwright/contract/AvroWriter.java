package dev.assetwright.contract;

import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NamedType.EnumType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.rules.contract.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract as an Avro schema (1.12).
 *
 * <p>Decimals are {@code big-decimal}, which keeps the scale of each value. Moments and times are in microseconds; what Avro
 * has no type for (offsets, zones, periods) is its ISO text. Keys of maps are texts. Defaults are written where Avro writes
 * the value as JSON does: truth values, numbers, texts and enums.
 */
final class AvroWriter {
  private static final Predicate<String> NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").asMatchPredicate();

  private final ContractSchema schema;
  private final Set<String> written = new HashSet<>();

  private AvroWriter(ContractSchema schema) {
    this.schema = schema;
  }

  static Map<String, Object> write(ContractDefinition contract) {
    Map<String, Object> record =
        new AvroWriter(contract.schema()).named(contract.schema().root());
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "record");
    text.put("name", contract.schema().root());
    text.put("namespace", namespace(contract.schema().rootRecord()));
    if (!contract.description().isEmpty()) {
      text.put("doc", contract.description());
    }
    text.put("contract", contract.key());
    text.put("version", contract.version().toString());
    text.put("fields", record.get("fields"));
    return text;
  }

  private static String namespace(RecordType record) {
    int end = record.javaName().lastIndexOf('.');
    return end < 0 ? "assetwright" : record.javaName().substring(0, end);
  }

  private static String name(String name) {
    if (!NAME.test(name)) {
      throw new ContractException(
          "Unwritable",
          "'%s' cannot be written in Avro, whose names are made of A-Z, a-z, 0-9 and _."
              .formatted(name),
          List.of("Take another format: --format json-schema, --format odcs."));
    }
    return name;
  }

  private Map<String, Object> named(String name) {
    written.add(name);
    NamedType type = schema.get(name);
    Map<String, Object> text = new LinkedHashMap<>();
    if (type instanceof RecordType record) {
      text.put("type", "record");
      text.put("name", name(name));
      text.put("fields", record.fields().stream().map(this::field).toList());
    } else if (type instanceof EnumType constants) {
      text.put("type", "enum");
      text.put("name", name(name));
      text.put("symbols", constants.constants().stream().map(AvroWriter::name).toList());
    }
    return text;
  }

  private Map<String, Object> field(ContractField field) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", name(field.name()));
    if (!field.description().isEmpty()) {
      text.put("doc", field.description());
    }
    text.put("type", type(field.type()));
    Object standard = standard(field);
    if (standard != null) {
      text.put("default", standard);
    } else if (field.type().isOptional()) {
      text.put("default", null);
    }
    if (!field.formerly().isEmpty()) {
      text.put("aliases", field.formerly());
    }
    if (field.isKey()) {
      text.put("key", true);
    }
    return text;
  }

  /** In a union only a value of the first type can be the default, and that is null. */
  private @Nullable Object standard(ContractField field) {
    if (field.defaultValue().isEmpty() || field.type().isOptional()) {
      return null;
    }
    String value = field.defaultValue().get();
    if (field.type() instanceof ContractType.Named) {
      return value;
    }
    if (!(field.type() instanceof ContractType.Scalar scalar)) {
      return null;
    }
    return switch (scalar.type()) {
      case BOOLEAN -> Boolean.valueOf(value);
      case BYTE, SHORT, INT, LONG, YEAR -> Long.valueOf(value);
      case FLOAT, DOUBLE -> new BigDecimal(value);
      case CHAR,
          STRING,
          UUID,
          URI,
          OFFSET_DATETIME,
          ZONED_DATETIME,
          DURATION,
          PERIOD,
          YEAR_MONTH,
          ZONE -> value;
      case INTEGER, DECIMAL, BYTES, DATE, TIME, DATETIME, INSTANT -> null;
    };
  }

  private Object type(ContractType type) {
    Object present = present(type.present());
    return type.isOptional() ? new ArrayList<>(List.of("null", present)) : present;
  }

  private Object present(ContractType type) {
    if (type instanceof ContractType.ListOf list) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("type", "array");
      text.put("items", type(list.element()));
      return text;
    }
    if (type instanceof ContractType.MapOf map) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("type", "map");
      text.put("values", type(map.value()));
      return text;
    }
    if (type instanceof ContractType.Named named) {
      return written.contains(named.name()) ? named.name() : named(named.name());
    }
    return scalar(((ContractType.Scalar) type).type());
  }

  private static Object scalar(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case BYTE, SHORT, INT, YEAR -> "int";
      case LONG -> "long";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case INTEGER, DECIMAL -> logical("bytes", "big-decimal");
      case BYTES -> "bytes";
      case UUID -> logical("string", "uuid");
      case DATE -> logical("int", "date");
      case TIME -> logical("long", "time-micros");
      case DATETIME -> logical("long", "local-timestamp-micros");
      case INSTANT -> logical("long", "timestamp-micros");
      case CHAR, STRING, URI, OFFSET_DATETIME, ZONED_DATETIME, DURATION, PERIOD, YEAR_MONTH, ZONE ->
        "string";
    };
  }

  private static Map<String, Object> logical(String type, String logicalType) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", type);
    text.put("logicalType", logicalType);
    return text;
  }
}
