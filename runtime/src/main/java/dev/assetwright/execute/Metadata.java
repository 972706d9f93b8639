package dev.assetwright.execute;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the facts that methods give into the few shapes that are kept: numbers, texts, booleans. */
final class Metadata {
  private static final int LONGEST = 1_000;

  private Metadata() {}

  static Map<String, Object> normalized(@Nullable Map<String, Object> facts) {
    Map<String, Object> kept = new LinkedHashMap<>();
    if (facts != null) {
      facts.forEach((name, value) -> kept.put(name, normalized(value)));
    }
    return kept;
  }

  private static Object normalized(Object value) {
    if (value instanceof Boolean || value instanceof BigDecimal || value instanceof Double) {
      return value;
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof Number number) {
      return number instanceof Integer
              || number instanceof Long
              || number instanceof Short
              || number instanceof Byte
          ? (Object) number.longValue()
          : new BigDecimal(number.toString());
    }
    String text = value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
