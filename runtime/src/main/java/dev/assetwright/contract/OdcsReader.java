package dev.assetwright.contract;

import dev.assetwright.Compatibility;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.ContractVersion;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NumberRange;
import dev.assetwright.rules.contract.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contract of the Open Data Contract Standard (3.x). Where {@code physicalType} is a type that we wrote, that counts;
 * else {@code logicalType}, with the widest type of Java for it. Prices, servers, service levels and the like are left out.
 */
final class OdcsReader {
  private final Map<String, Object> document;
  private final SortedMap<String, NamedType> types = new TreeMap<>();

  private OdcsReader(Map<String, Object> document) {
    this.document = document;
  }

  /**
   * Reads the contract of one of the document's objects.
   *
   * @param object the object's name; null when there is only one
   * @throws ContractException if the document says nothing that could be a record
   */
  static ContractDefinition read(Map<String, Object> document, @Nullable String object) {
    return new OdcsReader(document).read(object);
  }

  private ContractDefinition read(@Nullable String name) {
    if (!text(document, "apiVersion").startsWith("v3.")) {
      throw refused("it is no data contract of version 3 ('apiVersion: v3.…')");
    }
    Map<String, Object> object = object(name);
    String root = typeName(text(object, "name"));
    record(root, object);
    String key = text(document, "name").isEmpty() ? root : text(document, "name");
    return new ContractDefinition(
        Names.isKey(key) ? key : Names.suggest(key).orElse(Names.snakeCase(root)),
        version(text(document, "version")),
        mode(),
        owner(),
        text(map(document, "description"), "purpose"),
        new ContractSchema(root, types));
  }

  private Map<String, Object> object(@Nullable String name) {
    List<Map<String, Object>> objects = maps(document, "schema");
    List<Map<String, Object>> meant = objects.stream()
        .filter(object -> name == null || text(object, "name").equals(name))
        .toList();
    if (meant.size() != 1) {
      List<String> names = objects.stream().map(object -> text(object, "name")).toList();
      throw refused(
          names.isEmpty()
              ? "it has no 'schema'"
              : "say which of its objects is meant: --object %s"
                  .formatted(String.join(", --object ", names)));
    }
    return meant.get(0);
  }

  /** Versions of the standard often have three numbers; the third promises nothing. */
  private static ContractVersion version(String text) {
    String[] numbers = text.replaceFirst("^v", "").split("\\.");
    String two = numbers.length > 1 ? numbers[0] + "." + numbers[1] : numbers[0] + ".0";
    return ContractVersion.find(two).orElse(new ContractVersion(1, 0));
  }

  private Compatibility mode() {
    return custom(document, OdcsWriter.COMPATIBILITY)
        .map(String::valueOf)
        .map(Compatibility::valueOf)
        .orElse(Compatibility.FULL_TRANSITIVE);
  }

  private String owner() {
    List<Map<String, Object>> members = document.get("team") instanceof List<?>
        ? maps(document, "team")
        : maps(map(document, "team"), "members");
    return members.stream()
        .filter(member -> text(member, "role").toLowerCase(Locale.ROOT).contains("owner"))
        .map(member -> text(member, "username"))
        .findFirst()
        .orElse("");
  }

  private void record(String name, Map<String, Object> object) {
    // Its name is taken before its fields are read.
    types.put(name, new NamedType.RecordType("", List.of()));
    List<ContractField> fields = new ArrayList<>();
    for (Map<String, Object> property : maps(object, "properties")) {
      fields.add(field(property));
    }
    types.put(name, new NamedType.RecordType("", fields));
  }

  private ContractField field(Map<String, Object> property) {
    String written = text(property, "name");
    String name = fieldName(written);
    ContractType present = type(property, typeName(name));
    boolean isRequired = Boolean.TRUE.equals(property.get("required"))
        || Boolean.TRUE.equals(property.get("primaryKey"));
    List<String> formerly = new ArrayList<>();
    custom(property, OdcsWriter.FORMERLY).ifPresent(names -> formerly.addAll(texts(names)));
    return new ContractField(
        name,
        isRequired ? present : new ContractType.Maybe(present),
        Boolean.TRUE.equals(property.get("primaryKey")),
        range(map(property, "logicalTypeOptions")),
        custom(property, OdcsWriter.DEFAULT).map(String::valueOf),
        formerly,
        text(property, "description").strip());
  }

  private ContractType type(Map<String, Object> property, String suggestedName) {
    Optional<ContractType> physical = physical(property);
    String ownName = physical
        .filter(ContractType.Named.class::isInstance)
        .map(Object::toString)
        .orElse(suggestedName);
    Optional<Object> constants = custom(property, OdcsWriter.ENUM);
    if (constants.isPresent()) {
      String name = freeName(ownName);
      types.put(name, new NamedType.EnumType("", texts(constants.get())));
      return new ContractType.Named(name);
    }
    if (physical.isPresent() && physical.get() instanceof ContractType.Scalar) {
      return physical.get();
    }
    return switch (text(property, "logicalType")) {
      case "array" -> new ContractType.ListOf(part(map(property, "items"), suggestedName));
      case "object" ->
        physical.isPresent() && physical.get() instanceof ContractType.MapOf map
            ? map(property, map, suggestedName)
            : nested(property, ownName);
      case "boolean" -> new ContractType.Scalar(ScalarType.BOOLEAN);
      case "integer" -> new ContractType.Scalar(integer(map(property, "logicalTypeOptions")));
      case "number" -> new ContractType.Scalar(number(map(property, "logicalTypeOptions")));
      case "date" -> new ContractType.Scalar(date(map(property, "logicalTypeOptions")));
      case "timestamp" -> new ContractType.Scalar(ScalarType.INSTANT);
      case "time" -> new ContractType.Scalar(ScalarType.TIME);
      default -> new ContractType.Scalar(string(map(property, "logicalTypeOptions")));
    };
  }

  private ContractType part(Map<String, Object> items, String suggestedName) {
    ContractType present = type(items, suggestedName);
    return Boolean.FALSE.equals(items.get("required")) ? new ContractType.Maybe(present) : present;
  }

  private ContractType nested(Map<String, Object> property, String name) {
    String free = freeName(name);
    record(free, property);
    return new ContractType.Named(free);
  }

  private ContractType map(
      Map<String, Object> property, ContractType.MapOf written, String suggestedName) {
    Map<String, Object> value =
        maps(property, "properties").stream().findFirst().orElse(Map.of());
    ContractType key = written.key();
    Optional<Object> constants = custom(value, "keys");
    if (constants.isPresent()) {
      types.put(key.toString(), new NamedType.EnumType("", texts(constants.get())));
    } else if (!(key instanceof ContractType.Scalar)) {
      key = new ContractType.Scalar(ScalarType.STRING);
    }
    return new ContractType.MapOf(key, part(value, suggestedName));
  }

  /** The same record or enum may stand in several places; another of that name gets a number. */
  private String freeName(String name) {
    return types.get(name) instanceof NamedType.RecordType
        ? name + types.keySet().stream().filter(other -> other.startsWith(name)).count()
        : name;
  }

  private static Optional<ContractType> physical(Map<String, Object> property) {
    try {
      return Optional.of(ContractType.parse(text(property, "physicalType")));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // A type of some database.
    }
  }

  private static ScalarType integer(Map<String, Object> options) {
    return switch (text(options, "format")) {
      case "i8" -> ScalarType.BYTE;
      case "i16", "u8" -> ScalarType.SHORT;
      case "i32", "u16" -> ScalarType.INT;
      case "i128", "u64", "u128" -> ScalarType.INTEGER;
      default -> ScalarType.LONG;
    };
  }

  private static ScalarType number(Map<String, Object> options) {
    return switch (text(options, "format")) {
      case "f32" -> ScalarType.FLOAT;
      case "f64" -> ScalarType.DOUBLE;
      default -> ScalarType.DECIMAL;
    };
  }

  private static ScalarType date(Map<String, Object> options) {
    String format = text(options, "format");
    boolean hasTime = format.contains("HH");
    boolean hasDay = format.contains("dd") || format.isEmpty();
    return hasTime && hasDay ? ScalarType.DATETIME : hasTime ? ScalarType.TIME : ScalarType.DATE;
  }

  private static ScalarType string(Map<String, Object> options) {
    return switch (text(options, "format")) {
      case "uuid" -> ScalarType.UUID;
      case "uri" -> ScalarType.URI;
      case "byte", "binary" -> ScalarType.BYTES;
      default -> ScalarType.STRING;
    };
  }

  private static NumberRange range(Map<String, Object> options) {
    double min = options.get("minimum") instanceof Number number
        ? number.doubleValue()
        : Double.NEGATIVE_INFINITY;
    double max = options.get("maximum") instanceof Number number
        ? number.doubleValue()
        : Double.POSITIVE_INFINITY;
    return min <= max ? new NumberRange(min, max) : NumberRange.ALL;
  }

  /** Columns are often written as in SQL. */
  private static String fieldName(String written) {
    StringBuilder name = new StringBuilder();
    boolean isWordStart = false;
    for (char c : written.toCharArray()) {
      if (!Character.isJavaIdentifierPart(c) || c == '_') {
        isWordStart = !name.isEmpty();
      } else {
        name.append(isWordStart ? Character.toUpperCase(c) : c);
        isWordStart = false;
      }
    }
    boolean isName = SourceVersion.isName(name.toString());
    return isName ? name.toString() : "_" + name;
  }

  private static String typeName(String written) {
    String name = fieldName(written).replaceFirst("^_", "");
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Optional<Object> custom(Map<String, Object> owner, String name) {
    return maps(owner, "customProperties").stream()
        .filter(property -> name.equals(property.get("property")))
        .map(property -> property.get("value"))
        .findFirst();
  }

  private static String text(Map<String, Object> owner, String name) {
    Object value = owner.get(name);
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  private static Map<String, Object> map(Map<String, Object> owner, String name) {
    return cast(owner.get(name));
  }

  private static List<Map<String, Object>> maps(Map<String, Object> owner, String name) {
    return owner.get(name) instanceof List<?> list
        ? list.stream().map(OdcsReader::cast).toList()
        : List.of();
  }

  private static Map<String, Object> cast(@Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, part) -> copy.put(String.valueOf(key), part));
    }
    return copy;
  }

  private static ContractException refused(String reason) {
    return new ContractException(
        "NoDataContract", "The file cannot be imported: %s.".formatted(reason), List.of());
  }
}
