package dev.assetwright.config;

import dev.assetwright.rules.Names;
import dev.assetwright.rules.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spellings of a setting's name. */
final class SettingKey {
  static final String VARIABLE_PREFIX = "ASSETWRIGHT_";

  private SettingKey() {}

  /** The one form that all spellings come to: {@code crm.apiUrl} and {@code crm.api_url} give {@code crm.api-url}. */
  static String canonical(String written) {
    return Names.snakeCase(written.strip()).replace('_', '-');
  }

  /** The environment variable for a canonical key; the engine's own settings do not repeat its name. */
  static String variable(String key) {
    String engine = EngineSettings.PREFIX + ".";
    String name = key.startsWith(engine) ? key.substring(engine.length()) : key;
    return VARIABLE_PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Finds the key that was meant, by the whole of it or by its last part. */
  static Optional<String> suggest(String wrong, Collection<String> keys) {
    List<String> paths = keys.stream().map(key -> key.replace('.', '/')).toList();
    return Suggestions.closest(wrong.replace('.', '/'), paths, 1).stream()
        .findFirst()
        .map(path -> path.replace('/', '.'));
  }

  /** Finds the variable that was meant; what all variables begin with makes none more alike. */
  static Optional<String> suggestVariable(String wrong, Collection<String> variables) {
    List<String> names = variables.stream()
        .map(variable -> variable.substring(VARIABLE_PREFIX.length()))
        .toList();
    return Suggestions.closest(wrong.substring(VARIABLE_PREFIX.length()), names, 1).stream()
        .findFirst()
        .map(name -> VARIABLE_PREFIX + name);
  }
}
