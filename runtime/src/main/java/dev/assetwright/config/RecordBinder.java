package dev.assetwright.config;

import dev.assetwright.Range;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes records of what the sources say, and notes what stands in the way. */
final class RecordBinder {
  private final Function<String, Optional<GivenValue>> values;
  private final Path workingDirectory;
  private final List<String> problems = new ArrayList<>();

  /**
   * Takes a look-up by canonical key.
   *
   * @param workingDirectory what relative paths of defaults begin at
   */
  RecordBinder(Function<String, Optional<GivenValue>> values, Path workingDirectory) {
    this.values = values;
    this.workingDirectory = workingDirectory;
  }

  /** What stood in the way so far. */
  List<String> problems() {
    return problems;
  }

  /** Returns the record, or nothing when there are new problems. */
  <R extends Record> Optional<R> bind(Class<R> type) {
    int before = problems.size();
    List<Object> arguments = new ArrayList<>();
    for (SettingDefinition setting : SettingDefinition.of(type)) {
      value(setting).ifPresent(arguments::add);
    }
    return problems.size() == before ? construct(type, arguments) : Optional.empty();
  }

  private Optional<Object> value(SettingDefinition setting) {
    if (!ValueReader.isSupported(setting.type())) {
      problems.add(
          ("'%s' is of type '%s', which cannot be configured. Use a text, number, enum, Path, URI, Duration, LocalDate or"
                  + " ZoneId, or an Optional or List of one.")
              .formatted(setting.place(), setting.type().getTypeName()));
      return Optional.empty();
    }
    Optional<GivenValue> given = values.apply(setting.key());
    if (given.isPresent()) {
      return read(setting, given.get());
    }
    Optional<String> defaultText = setting.defaultText();
    if (defaultText.isPresent()) {
      String origin = "@Config.Default of " + setting.place();
      GivenValue value =
          GivenValue.text(setting.key(), defaultText.get(), origin, workingDirectory);
      return read(setting, value);
    }
    if (ValueReader.isOptional(setting.type())) {
      return Optional.of(Optional.empty());
    }
    problems.add("'%s' is not set; it takes %s. Put it into %s, set %s, or add --set %s=…"
        .formatted(
            setting.key(),
            ValueReader.expected(setting.type()),
            ConfigurationSources.FILE,
            SettingKey.variable(setting.key()),
            setting.key()));
    return Optional.empty();
  }

  private Optional<Object> read(SettingDefinition setting, GivenValue value) {
    try {
      Object read = ValueReader.read(setting.type(), value);
      Range range = setting.range();
      if (range == null || Ranges.holds(range, read)) {
        return Optional.of(read);
      }
      problems.add("'%s' %s (%s); it takes numbers %s."
          .formatted(
              setting.key(),
              setting.isSecret() ? "is out of range" : "is '%s'".formatted(value.written()),
              value.origin(),
              Ranges.describe(range)));
      return Optional.empty();
    } catch (RuntimeException e) {
      String written = setting.isSecret()
          ? "has a value that cannot be read"
          : "is '%s'".formatted(value.written());
      problems.add("'%s' %s (%s); it takes %s."
          .formatted(setting.key(), written, value.origin(), ValueReader.expected(setting.type())));
      return Optional.empty();
    }
  }

  private <R extends Record> Optional<R> construct(Class<R> type, List<Object> arguments) {
    Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
        .map(component -> component.getType())
        .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      problems.add("The settings '%s' are refused by %s: %s%s"
          .formatted(
              SettingDefinition.prefix(type),
              type.getSimpleName(),
              Optional.ofNullable(e.getCause().getMessage()).orElse(e.getCause().toString()),
              origins(type)));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every record has its canonical constructor.", e);
    }
  }

  /** Where its settings were set, for one who has to change them. */
  private String origins(Class<? extends Record> type) {
    List<String> set = SettingDefinition.of(type).stream()
        .flatMap(setting -> values.apply(setting.key()).stream()
            .map(value -> "'%s' (%s)".formatted(setting.key(), value.origin())))
        .toList();
    return set.isEmpty() ? "" : " Where they are set: " + String.join(", ", set) + ".";
  }
}
