package dev.assetwright.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes records of what the sources say, and notes what stands in the way. */
final class RecordBinder {
  private final Function<String, Optional<GivenValue>> values;
  private final ConfigurationSources sources;
  private final List<String> problems = new ArrayList<>();

  /**
   * Takes a look-up by canonical key.
   *
   * @param sources what relative paths of defaults begin at, and how settings are given
   */
  RecordBinder(Function<String, Optional<GivenValue>> values, ConfigurationSources sources) {
    this.values = values;
    this.sources = sources;
  }

  /** What stood in the way so far. */
  List<String> problems() {
    return problems;
  }

  /** Returns the record, or nothing when there are new problems. */
  <R extends Record> Optional<R> bind(Class<R> type) {
    return bind(SettingSection.of(type)).map(type::cast);
  }

  private Optional<Record> bind(SettingSection section) {
    int before = problems.size();
    List<Object> arguments = new ArrayList<>();
    for (SettingPart part : section.parts()) {
      value(part).ifPresent(arguments::add);
    }
    return problems.size() == before ? construct(section, arguments) : Optional.empty();
  }

  private Optional<Object> value(SettingPart part) {
    if (part instanceof SettingDefinition setting) {
      return value(setting);
    }
    SettingSection section = (SettingSection) part;
    if (!section.isOptional()) {
      return bind(section).map(found -> found);
    }
    boolean isGiven = section.settings().stream()
        .anyMatch(setting -> values.apply(setting.key()).isPresent());
    return isGiven ? bind(section).map(Optional::of) : Optional.of(Optional.empty());
  }

  private Optional<Object> value(SettingDefinition setting) {
    if (!ValueReader.isSupported(setting.type())) {
      problems.add(
          ("'%s' is of type '%s', which cannot be configured. Use a text, number, enum, Path, URI, Duration, LocalDate or"
                  + " ZoneId, an Optional or List of one, or a record of such components.")
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
          GivenValue.text(setting.name(), defaultText.get(), origin, sources.workingDirectory());
      return read(setting, value);
    }
    if (ValueReader.isOptional(setting.type())) {
      return Optional.of(Optional.empty());
    }
    problems.add("'%s' is not set; it takes %s. %s"
        .formatted(
            setting.name(),
            ValueReader.expected(setting.type()),
            sources.manner().advice(setting.name())));
    return Optional.empty();
  }

  private Optional<Object> read(SettingDefinition setting, GivenValue value) {
    Object read;
    try {
      read = ValueReader.read(setting.type(), value);
    } catch (RuntimeException e) {
      refuse(
          setting, value, "has a value that cannot be read", ValueReader.expected(setting.type()));
      return Optional.empty();
    }
    Optional<String> broken = Constraints.broken(setting.component(), read);
    broken.ifPresent(takes -> refuse(setting, value, "has a value that is not allowed", takes));
    return broken.isPresent() ? Optional.empty() : Optional.of(read);
  }

  /** Tells what is wrong with a value; of a secret not the value itself. */
  private void refuse(SettingDefinition setting, GivenValue value, String ofSecret, String takes) {
    problems.add("'%s' %s (%s); it takes %s."
        .formatted(
            setting.name(),
            setting.isSecret() ? ofSecret : "is '%s'".formatted(value.written()),
            value.origin(),
            takes));
  }

  private Optional<Record> construct(SettingSection section, List<Object> arguments) {
    Class<? extends Record> type = section.type();
    Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
        .map(component -> component.getType())
        .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      problems.add("The settings '%s' are refused by %s: %s%s"
          .formatted(
              section.name(),
              type.getSimpleName(),
              Optional.ofNullable(e.getCause().getMessage()).orElse(e.getCause().toString()),
              origins(section)));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every record has its canonical constructor.", e);
    }
  }

  /** Where its settings were set, for one who has to change them. */
  private String origins(SettingSection section) {
    List<String> set = section.settings().stream()
        .flatMap(setting -> values.apply(setting.key()).stream()
            .map(value -> "'%s' (%s)".formatted(setting.name(), value.origin())))
        .toList();
    return set.isEmpty() ? "" : " Where they are set: " + String.join(", ", set) + ".";
  }
}
