package dev.assetwright.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that lives for simulated weeks keeps what it knows, and no more: in a heap of 64 MB that does not fill up, in files that
 * grow with partitions and not with time, with as many threads and open files as on the first day.
 *
 * <p>{@code -Dassetwright.soak=PT1H} for an hour instead of half a minute. A reading a simulated day is printed.
 */
class SoakTest {
  private static final Duration DURATION =
      Duration.parse(System.getProperty("assetwright.soak", "PT30S"));

  @TempDir
  Path folder;

  @Test
  void aProcessThatLivesForWeeksKeepsWhatItKnowsAndNoMore() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Soak.class.getName(),
            folder.toString(),
            DURATION.toString())
        .redirectErrorStream(true)
        .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        said.add(line);
      }
    }

    assertThat(process.waitFor())
        .as(() -> String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size())))
        .isZero();
  }
}
