package dev.assetwright.config;

import dev.assetwright.json.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is set from outside, by canonical key, with its origin. Immutable.
 *
 * <p>A key may be written in kebab, camel or snake case. The environment is looked up by the name that a key has there, since
 * an underscore in a variable can mean anything.
 */
public final class Configuration {
  /** What the engine's own settings begin with. */
  private static final Set<String> OWN_PREFIXES =
      Set.of(EngineSettings.PREFIX, "code-version", "pools", "store", "warehouse");

  private final ConfigurationSources sources;
  private final Map<String, GivenValue> file;
  private final Map<String, GivenValue> options;

  private Configuration(
      ConfigurationSources sources, Map<String, GivenValue> file, Map<String, GivenValue> options) {
    this.sources = sources;
    this.file = file;
    this.options = options;
  }

  /**
   * Reads the sources; a file that does not exist is an empty one.
   *
   * @throws ConfigurationException if a source cannot be read as settings
   */
  public static Configuration read(ConfigurationSources sources) {
    List<String> problems = new ArrayList<>();
    Map<String, GivenValue> file = readFile(sources, problems);
    Map<String, GivenValue> options = readOptions(sources, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(sources, file, options);
  }

  /**
   * Settings as they were read, in a form that another process takes.
   *
   * @param workingDirectory what relative paths begin at
   * @param environment the variables that count
   */
  public record Given(
      String workingDirectory,
      Map<String, String> environment,
      List<Setting> file,
      List<Setting> options) {}

  /** One of them; see {@link GivenValue}. */
  public record Setting(String key, List<String> texts, boolean isList, String origin) {}

  /** Returns what was read. */
  public Given given() {
    return new Given(
        sources.workingDirectory().toString(),
        sources.environment(),
        file.values().stream().map(GivenValue::setting).toList(),
        options.values().stream().map(GivenValue::setting).toList());
  }

  /** Takes what another process has read. */
  public static Configuration of(Given given) {
    Path folder = Path.of(given.workingDirectory());
    return new Configuration(
        new ConfigurationSources(folder, given.environment(), List.of()),
        values(given.file(), folder),
        values(given.options(), folder));
  }

  private static Map<String, GivenValue> values(List<Setting> settings, Path folder) {
    Map<String, GivenValue> values = new LinkedHashMap<>();
    for (Setting each : settings) {
      values.put(
          SettingKey.canonical(each.key()),
          new GivenValue(each.key(), each.texts(), each.isList(), each.origin(), folder));
    }
    return values;
  }

  private static Map<String, GivenValue> readFile(
      ConfigurationSources sources, List<String> problems) {
    Map<String, GivenValue> values = new LinkedHashMap<>();
    Path path = sources.file();
    try {
      for (Yaml.Entry entry : Yaml.settings(Files.readString(path))) {
        String origin = "%s, line %d".formatted(ConfigurationSources.FILE, entry.line());
        GivenValue value = new GivenValue(
            entry.key(), entry.values(), entry.isList(), origin, sources.workingDirectory());
        GivenValue first = values.putIfAbsent(SettingKey.canonical(entry.key()), value);
        if (first != null) {
          problems.add("'%s' (%s) is set a second time; the first is '%s' (%s). Remove one of them."
              .formatted(value.key(), value.origin(), first.key(), first.origin()));
        }
      }
    } catch (NoSuchFileException e) {
      // Nothing is set there.
    } catch (IOException e) {
      problems.add("'%s' cannot be read: %s".formatted(path, e));
    } catch (IllegalArgumentException e) {
      problems.add("'%s' cannot be understood, %s".formatted(path, e.getMessage()));
    }
    return values;
  }

  private static Map<String, GivenValue> readOptions(
      ConfigurationSources sources, List<String> problems) {
    Map<String, GivenValue> values = new LinkedHashMap<>();
    for (ConfigurationSources.Option option : sources.options()) {
      String text = option.text();
      int equals = text.indexOf('=');
      if (equals < 1) {
        problems.add(sources.manner().nothing(text));
        continue;
      }
      String key = text.substring(0, equals).strip();
      values.put(
          SettingKey.canonical(key),
          GivenValue.text(
              key, text.substring(equals + 1), option.origin(), sources.workingDirectory()));
    }
    return values;
  }

  /**
   * Returns one record, whatever else is set.
   *
   * @throws ConfigurationException if a value is missing or unreadable, or the record refuses them
   */
  public <R extends Record> R bind(Class<R> type) {
    RecordBinder binder = new RecordBinder(this::find, sources);
    return binder.bind(type).orElseThrow(() -> new ConfigurationException(binder.problems()));
  }

  /** The same for modules without pools. */
  public BoundConfiguration bindAll(Collection<Class<? extends Record>> types) {
    return bindAll(types, Collections.emptySortedMap());
  }

  /**
   * Returns all records, those of the engine included, and checks that nothing else is set.
   *
   * @param pools how many places each pool has where nothing else is set, by name
   * @throws ConfigurationException with every missing, unreadable, refused and unknown setting
   */
  public BoundConfiguration bindAll(
      Collection<Class<? extends Record>> types, SortedMap<String, Integer> pools) {
    List<String> taken = taken(types);
    if (!taken.isEmpty()) {
      throw new ConfigurationException(taken);
    }
    Set<Class<? extends Record>> all = new LinkedHashSet<>();
    all.add(EngineSettings.class);
    all.add(CodeVersionSettings.class);
    all.add(StoreSettings.class);
    all.add(WarehouseSettings.class);
    all.addAll(types);
    RecordBinder binder = new RecordBinder(this::find, sources);
    Map<Class<? extends Record>, Record> records = new LinkedHashMap<>();
    SortedMap<String, String> nameByKey = new TreeMap<>();
    for (Class<? extends Record> type : all) {
      SettingSection.of(type)
          .settings()
          .forEach(setting -> nameByKey.put(setting.key(), setting.name()));
      binder.bind(type).ifPresent(bound -> records.put(type, bound));
    }
    PoolSettings places = PoolSettings.of(pools, this::find);
    pools.keySet().forEach(pool -> nameByKey.put(PoolSettings.key(pool), PoolSettings.name(pool)));
    UnknownSettings unknown =
        UnknownSettings.find(nameByKey, written(), sources.environment().keySet());
    List<String> problems = new ArrayList<>(binder.problems());
    problems.addAll(places.problems());
    problems.addAll(unknown.problems());
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    List<BoundConfiguration.Setting> settings = new ArrayList<>(settings(records));
    settings.addAll(places.settings());
    return new BoundConfiguration(records, settings, unknown.notices(), places.places());
  }

  /** What the engine reads itself would otherwise mean two things. */
  private static List<String> taken(Collection<Class<? extends Record>> types) {
    return types.stream()
        .filter(type -> OWN_PREFIXES.contains(SettingKey.canonical(SettingSection.prefix(type))))
        .map(type ->
            "'%s' takes the prefix '%s', which is Assetwright's own. Give it another in its @Config."
                .formatted(type.getSimpleName(), SettingSection.prefix(type)))
        .sorted()
        .toList();
  }

  private List<GivenValue> written() {
    List<GivenValue> written = new ArrayList<>(file.values());
    written.addAll(options.values());
    return written;
  }

  private List<BoundConfiguration.Setting> settings(Map<Class<? extends Record>, Record> records) {
    List<BoundConfiguration.Setting> settings = new ArrayList<>();
    records
        .values()
        .forEach(bound -> RecordValues.each(bound, (setting, value) -> {
          String origin = find(setting.key()).map(GivenValue::origin).orElse("default");
          settings.add(new BoundConfiguration.Setting(
              setting.name(), RecordValues.shown(setting, value), origin));
        }));
    return settings;
  }

  private Optional<GivenValue> find(String key) {
    GivenValue option = options.get(key);
    if (option != null) {
      return Optional.of(option);
    }
    String variable = SettingKey.variable(key);
    String text = sources.environment().get(variable);
    if (text != null) {
      return Optional.of(GivenValue.text(key, text, variable, sources.workingDirectory()));
    }
    return Optional.ofNullable(file.get(key)).filter(value -> !value.isNothing());
  }
}
