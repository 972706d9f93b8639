package dev.assetwright.config;

import dev.assetwright.Config;
import dev.assetwright.Range;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One component of a configuration record.
 *
 * @param key canonical, {@code sales.folder}
 * @param component where it stands
 */
record SettingDefinition(String key, RecordComponent component) {

  /** Returns the settings of a record marked with {@link Config}, in the order of its components. */
  static List<SettingDefinition> of(Class<? extends Record> type) {
    String prefix = SettingKey.canonical(prefix(type));
    return Arrays.stream(type.getRecordComponents())
        .map(component -> new SettingDefinition(
            prefix + "." + SettingKey.canonical(component.getName()), component))
        .toList();
  }

  static String prefix(Class<? extends Record> type) {
    Config config = type.getAnnotation(Config.class);
    if (config == null) {
      throw new IllegalArgumentException(
          "'%s' is not marked with @Config.".formatted(type.getName()));
    }
    return config.value();
  }

  Type type() {
    return component.getGenericType();
  }

  /** The numbers that it takes; null for any. */
  @Nullable
  Range range() {
    return component.getAnnotation(Range.class);
  }

  boolean isSecret() {
    return component.isAnnotationPresent(Config.Secret.class);
  }

  /** Whether the value says what is computed, not merely where things lie or how to get in. */
  boolean countsForData() {
    return !isSecret() && !ValueReader.isPlace(type());
  }

  Optional<String> defaultText() {
    return Optional.ofNullable(component.getAnnotation(Config.Default.class))
        .map(Config.Default::value);
  }

  /** Where it stands, {@code SalesConfig.folder}. */
  String place() {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }
}
