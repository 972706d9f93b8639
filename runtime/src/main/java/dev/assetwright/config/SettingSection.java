package dev.assetwright.config;

import dev.assetwright.Config;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A configuration record, or one inside of another.
 *
 * @param name as its declaration spells it, {@code crm.retry}
 * @param type the record
 * @param component what holds it; null for the outermost
 * @param isOptional whether nothing of it need be set
 * @param parts what its components are, in their order
 */
record SettingSection(
    String name,
    Class<? extends Record> type,
    @Nullable RecordComponent component,
    boolean isOptional,
    List<SettingPart> parts)
    implements SettingPart {
  SettingSection {
    parts = List.copyOf(parts);
  }

  /** Returns what a record marked with {@link Config} holds. */
  static SettingSection of(Class<? extends Record> type) {
    return of(prefix(type), type, null, false, false, new TreeSet<>());
  }

  /** Returns what the keys of a record begin with, as it spells that. */
  static String prefix(Class<? extends Record> type) {
    Config config = type.getAnnotation(Config.class);
    if (config == null) {
      throw new IllegalArgumentException(
          "'%s' is not marked with @Config.".formatted(type.getName()));
    }
    return config.value();
  }

  private static SettingSection of(
      String name,
      Class<? extends Record> type,
      @Nullable RecordComponent component,
      boolean isOptional,
      boolean isSecret,
      Set<String> around) {
    around.add(type.getName());
    List<SettingPart> parts = new ArrayList<>();
    for (RecordComponent part : type.getRecordComponents()) {
      String partName = name + "." + part.getName();
      boolean secret = isSecret || part.isAnnotationPresent(Config.Secret.class);
      Class<? extends Record> inner = record(part.getGenericType()).orElse(null);
      // One that holds itself has no end; it is told as what no setting can give.
      parts.add(
          inner == null || around.contains(inner.getName())
              ? new SettingDefinition(partName, part, secret)
              : of(
                  partName,
                  inner,
                  part,
                  ValueReader.isOptional(part.getGenericType()),
                  secret,
                  around));
    }
    around.remove(type.getName());
    return new SettingSection(name, type, component, isOptional, parts);
  }

  private static Optional<Class<? extends Record>> record(Type type) {
    Type plain = ValueReader.isOptional(type)
        ? ((ParameterizedType) type).getActualTypeArguments()[0]
        : type;
    return plain instanceof Class<?> found && found.isRecord()
        ? Optional.of(found.asSubclass(Record.class))
        : Optional.empty();
  }

  /** Every setting in it, at any depth, in the order of the components. */
  List<SettingDefinition> settings() {
    List<SettingDefinition> settings = new ArrayList<>();
    for (SettingPart part : parts) {
      if (part instanceof SettingDefinition setting) {
        settings.add(setting);
      } else {
        settings.addAll(((SettingSection) part).settings());
      }
    }
    return settings;
  }
}
