package dev.assetwright.rules.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Schemas in short: {@code Sale{id: string key; amount: int 0..9 = 5 was total} Country[DE FR]}; the first type is the root.
 */
final class SchemaFixture {
  private static final Pattern TYPE = Pattern.compile("(\\w+)\\s*(?:\\{([^}]*)}|\\[([^]]*)])");
  private static final Pattern FIELD = Pattern.compile(
      "(\\w+):\\s*([\\w<>?, ]+?)( key)?(?: (-?\\d*)\\.\\.(-?\\d*))?(?: = (\\S+))?(?: was ([\\w ]+))?");

  private SchemaFixture() {}

  static ContractSchema schema(String text) {
    SortedMap<String, NamedType> types = new TreeMap<>();
    String root = "";
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      root = root.isEmpty() ? type.group(1) : root;
      types.put(
          type.group(1),
          type.group(2) == null
              ? new NamedType.EnumType("", List.of(type.group(3).strip().split(" +")))
              : new NamedType.RecordType("", fields(type.group(2))));
    }
    return new ContractSchema(root, types);
  }

  private static List<ContractField> fields(String text) {
    List<ContractField> fields = new ArrayList<>();
    for (String part : text.split(";")) {
      Matcher field = FIELD.matcher(part.strip());
      if (!field.matches()) {
        throw new IllegalArgumentException(part);
      }
      fields.add(new ContractField(
          field.group(1),
          ContractType.parse(field.group(2)),
          field.group(3) != null,
          new NumberRange(
              bound(field.group(4), Double.NEGATIVE_INFINITY),
              bound(field.group(5), Double.POSITIVE_INFINITY)),
          Optional.ofNullable(field.group(6)),
          field.group(7) == null ? List.of() : Arrays.asList(field.group(7).split(" ")),
          ""));
    }
    return fields;
  }

  private static double bound(@Nullable String text, double none) {
    return text == null || text.isEmpty() ? none : Double.parseDouble(text);
  }
}
