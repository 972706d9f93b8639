package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The javac of JDK 25, where there is one, says the same. */
class NewerJavacTest {
  @TempDir
  Path work;

  @Test
  void javac25SaysTheSameAtTheSamePlaces() throws Exception {
    Optional<Path> java = java25();
    assumeTrue(java.isPresent(), "no JDK 25 here");

    Process process = new ProcessBuilder(
            java.get().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.assetwright.processor.ScenarioPrinter",
            work.toString())
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("output.log").toFile())
        .start();

    assertThat(process.waitFor()).as(() -> read(work.resolve("output.log"))).isZero();
    for (Scenario scenario : Scenarios.all()) {
      assertThat(read(work.resolve(scenario.name() + ".txt")))
          .as(scenario.name())
          .isEqualTo(read(Path.of("src/test/resources/messages", scenario.name() + ".txt")));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no " + file;
    }
  }

  private static Optional<Path> java25() throws IOException {
    Stream<Path> fromEnvironment = new TreeMap<>(System.getenv())
        .entrySet().stream()
            .filter(entry -> entry.getKey().matches("(JAVA|JDK)_?(HOME)?_?25.*"))
            .map(Map.Entry::getValue)
            .map(Path::of);
    Path installed = Path.of("/usr/lib/jvm");
    List<Path> found = List.of();
    if (Files.isDirectory(installed)) {
      try (Stream<Path> folders = Files.list(installed)) {
        found = folders
            .filter(f -> f.getFileName().toString().contains("25"))
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
