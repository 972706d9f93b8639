package dev.assetwright.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the process was started in.
 *
 * @param workingDirectory absolute
 * @param environment its variables, sorted
 * @param program how the user calls us, {@code ./assetwright}: hints are to work as pasted
 */
record Surroundings(Path workingDirectory, Map<String, String> environment, String program) {
  Surroundings {
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
    environment = new TreeMap<>(environment);
  }

  /** Those of this process; the launcher tells its own name in a system property. */
  static Surroundings ofProcess() {
    return new Surroundings(
        Path.of(""), System.getenv(), System.getProperty("assetwright.program", "assetwright"));
  }
}
