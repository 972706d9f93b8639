package dev.assetwright.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/at-start.md} to the codes that are told at start. */
class StartGuideTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/assetwright");
  private static final Path GUIDE = Path.of("../docs/at-start.md");

  /** A code stands behind whose doing a failure is. */
  private static final Pattern CODE =
      Pattern.compile("(?:Kind|Category)\\.[A-Z]+,\\s+\"([A-Za-z]+)\"");

  @Test
  void eachCodeThatIsToldAtStartHasItsPlaceInTheGuide() throws IOException {
    SortedSet<String> told = new TreeSet<>(List.of(LoadFailures.UNLOADABLE, "PortTaken"));
    for (String folder : List.of("load", "boot")) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          told.addAll(groups(CODE, Files.readString(file)));
        }
      }
    }

    List<String> explained = groups(Pattern.compile("(?m)^### (\\w+)$"), Files.readString(GUIDE));

    assertThat(told).contains("MissingBinding");
    assertThat(explained).containsExactlyInAnyOrderElementsOf(told);
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
