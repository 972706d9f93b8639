package dev.assetwright.config;

import dev.assetwright.Config;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * One value of a configuration record.
 *
 * @param name as its declaration spells it, {@code crm.retry.maxTimes}
 * @param component where it stands
 * @param isSecret whether it, or a record that it is in, is shown nowhere
 */
record SettingDefinition(String name, RecordComponent component, boolean isSecret)
    implements SettingPart {

  /** The one spelling that values are found by. */
  String key() {
    return SettingKey.canonical(name);
  }

  Type type() {
    return component.getGenericType();
  }

  /** Whether the value says what is computed, not merely where things lie or how to get in. */
  boolean countsForData() {
    return !isSecret && !ValueReader.isPlace(type());
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
