package dev.assetwright.config;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Configuration records, read back: for people, and as a fingerprint. */
final class RecordValues {
  private static final String MASK = "******";
  private static final int FINGERPRINT_BYTES = 8;

  private RecordValues() {}

  /**
   * Tells each setting of a record with its value, in the order of the components; the value is null in a section that is
   * not there.
   */
  static void each(Record values, BiConsumer<SettingDefinition, @Nullable Object> told) {
    each(SettingSection.of(values.getClass()), values, told);
  }

  private static void each(
      SettingSection section,
      @Nullable Object values,
      BiConsumer<SettingDefinition, @Nullable Object> told) {
    for (SettingPart part : section.parts()) {
      if (part instanceof SettingDefinition setting) {
        told.accept(setting, values == null ? null : value(setting.component(), values));
      } else {
        SettingSection inner = (SettingSection) part;
        Object found =
            values == null ? null : value(Objects.requireNonNull(inner.component()), values);
        each(inner, found instanceof Optional<?> optional ? optional.orElse(null) : found, told);
      }
    }
  }

  /** The value for people; null when it is not set. */
  static @Nullable String shown(SettingDefinition setting, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      value = optional.orElse(null);
    }
    if (value == null) {
      return null;
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
    boolean[] counts = {false};
    records.stream()
        .sorted(Comparator.comparing((Record values) -> SettingSection.prefix(values.getClass()))
            .thenComparing(values -> values.getClass().getName()))
        .forEach(values -> each(values, (setting, value) -> {
          if (setting.countsForData()) {
            counts[0] = true;
            add(digest, setting, value);
          }
        }));
    return counts[0] ? HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES) : "";
  }

  private static void add(MessageDigest digest, SettingDefinition setting, @Nullable Object value) {
    if (value == null) {
      // No key ends so, and every value follows a key.
      add(digest, setting.key() + "?");
      return;
    }
    add(digest, setting.key());
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

  private static Object value(RecordComponent component, Object values) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "'%s' of '%s' cannot be read.".formatted(component.getName(), values.getClass()), e);
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
