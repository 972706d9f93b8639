package dev.assetwright.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where settings come from; later ones win.
 *
 * @param workingDirectory where {@code assetwright.yaml} is looked for, and what relative paths begin at; absolute
 * @param environment the variables of the process; those that begin with {@code ASSETWRIGHT_} count, except
 *     the launcher's own
 * @param options what {@code --set} was given, each {@code key=value}, in the order given
 */
public record ConfigurationSources(
    Path workingDirectory, Map<String, String> environment, List<String> options) {
  /** The file in the working directory. */
  public static final String FILE = "assetwright.yaml";

  /** Read by the launcher before there is any configuration. */
  private static final Set<String> LAUNCHER_VARIABLES =
      Set.of("ASSETWRIGHT_ASSETS", "ASSETWRIGHT_JAVA_OPTIONS");

  public ConfigurationSources {
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
    environment = new TreeMap<>(environment);
    environment
        .keySet()
        .removeIf(name ->
            !name.startsWith(SettingKey.VARIABLE_PREFIX) || LAUNCHER_VARIABLES.contains(name));
    options = List.copyOf(options);
  }

  /** The file, which need not exist. */
  public Path file() {
    return workingDirectory.resolve(FILE);
  }
}
