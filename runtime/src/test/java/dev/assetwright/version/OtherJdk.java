package dev.assetwright.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds another JDK on the machine. */
final class OtherJdk {
  private OtherJdk() {}

  /** The launcher of a JDK, named by the environment, {@code JAVA_HOME_25}, or installed where Linux puts them. */
  static Optional<Path> java(int feature) throws IOException {
    Stream<Path> fromEnvironment = new TreeMap<>(System.getenv())
        .entrySet().stream()
            .filter(entry -> entry.getKey().matches("(JAVA|JDK)_?(HOME)?_?" + feature + ".*"))
            .map(Map.Entry::getValue)
            .map(Path::of);
    Path installed = Path.of("/usr/lib/jvm");
    List<Path> found = List.of();
    if (Files.isDirectory(installed)) {
      try (Stream<Path> folders = Files.list(installed)) {
        found = folders
            .filter(folder -> folder.getFileName().toString().contains("-" + feature))
            .sorted()
            .toList();
      }
    }
    return Stream.concat(fromEnvironment, found.stream())
        .map(home -> home.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
