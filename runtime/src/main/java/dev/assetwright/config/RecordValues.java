package dev.assetwright.config;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Configuration records, read back: for people, and as a fingerprint. */
final class RecordValues {
  private static final String MASK = "******";
  private static final int FINGERPRINT_BYTES = 8;

  private RecordValues() {}

  /** The value for people; null when it is not set. */
  static @Nullable String shown(SettingDefinition setting, Record values) {
    Object value = value(setting, values);
    if (value instanceof Optional<?> optional) {
      if (optional.isEmpty()) {
        return null;
      }
      value = optional.get();
    }
    if (setting.isSecret()) {
      return MASK;
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  /** Sixteen hex digits over what {@link SettingDefinition#countsForData}; empty when nothing does. */
  static String fingerprint(Collection<? extends Record> records) {
    MessageDigest digest = sha256();
    boolean counts = false;
    List<? extends Record> sorted = records.stream()
        .sorted(Comparator.comparing((Record values) -> SettingDefinition.prefix(values.getClass()))
            .thenComparing(values -> values.getClass().getName()))
        .toList();
    for (Record values : sorted) {
      for (SettingDefinition setting : SettingDefinition.of(values.getClass())) {
        if (setting.countsForData()) {
          counts = true;
          add(digest, setting.key());
          addValue(digest, value(setting, values));
        }
      }
    }
    return counts ? HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES) : "";
  }

  private static void addValue(MessageDigest digest, Object value) {
    if (value instanceof Optional<?> optional) {
      addAll(digest, optional.stream().toList());
    } else if (value instanceof List<?> list) {
      addAll(digest, list);
    } else {
      add(digest, String.valueOf(value));
    }
  }

  private static void addAll(MessageDigest digest, List<?> values) {
    add(digest, Integer.toString(values.size()));
    values.forEach(value -> add(digest, String.valueOf(value)));
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static Object value(SettingDefinition setting, Record values) {
    try {
      Method accessor = setting.component().getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("'%s' cannot be read.".formatted(setting.place()), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
