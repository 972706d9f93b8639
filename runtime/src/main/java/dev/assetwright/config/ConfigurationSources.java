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
 * @param options what is set for this one time, in the order given
 * @param manner how people gave it
 */
public record ConfigurationSources(
    Path workingDirectory, Map<String, String> environment, List<Option> options, Manner manner) {
  /** The file in the working directory. */
  public static final String FILE = "assetwright.yaml";

  /** Read by the launcher before there is any configuration. */
  private static final Set<String> LAUNCHER_VARIABLES =
      Set.of("ASSETWRIGHT_ASSETS", "ASSETWRIGHT_JAVA_OPTIONS");

  /**
   * What is set for one time.
   *
   * @param text {@code key=value}
   * @param origin by what, for people
   */
  public record Option(String text, String origin) {}

  public ConfigurationSources {
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
    environment = new TreeMap<>(environment);
    environment
        .keySet()
        .removeIf(name ->
            !name.startsWith(SettingKey.VARIABLE_PREFIX) || LAUNCHER_VARIABLES.contains(name));
    options = List.copyOf(options);
  }

  /**
   * Takes the sources of a program.
   *
   * @param options what {@code --set} was given, each {@code key=value}, in the order given
   */
  public ConfigurationSources(
      Path workingDirectory, Map<String, String> environment, List<String> options) {
    this(
        workingDirectory,
        environment,
        options.stream().map(text -> new Option(text, "--set")).toList(),
        Manner.PROGRAM);
  }

  /** The file, which need not exist. */
  public Path file() {
    return workingDirectory.resolve(FILE);
  }
}
