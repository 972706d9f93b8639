package dev.assetwright.config;

import dev.assetwright.Config;
import dev.assetwright.Range;
import dev.assetwright.rules.SettingConstraints;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a component allows of the values that its type could hold. */
final class Constraints {
  private Constraints() {}

  /** Returns what a component takes, for people, if the value is not that. */
  static Optional<String> broken(RecordComponent component, Object value) {
    Range range = component.getAnnotation(Range.class);
    if (range != null
        && !each(value, one -> SettingConstraints.isInRange(one, range.min(), range.max()))) {
      return Optional.of(SettingConstraints.describeRange(range.min(), range.max()));
    }
    if (component.isAnnotationPresent(Config.NotBlank.class)
        && !each(value, SettingConstraints::isNotBlank)) {
      return Optional.of(SettingConstraints.NOT_BLANK);
    }
    Config.Pattern pattern = component.getAnnotation(Config.Pattern.class);
    if (pattern != null && !each(value, one -> SettingConstraints.matches(one, pattern.value()))) {
      return Optional.of(SettingConstraints.describePattern(pattern.value(), pattern.expected()));
    }
    return Optional.empty();
  }

  private static boolean each(Object value, Predicate<Object> holds) {
    if (value instanceof List<?> list) {
      return list.stream().allMatch(holds);
    }
    return value instanceof Optional<?> optional
        ? optional.stream().allMatch(holds)
        : holds.test(value);
  }
}
