package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what {@link ShopTest} runs. */
class DocumentationTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockOfJavaIsPartOfATestThatRuns() throws IOException {
    String tested =
        condensed(Files.readString(Path.of("src/test/java/dev/assetwright/testing/ShopTest.java")));
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../docs/testing.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }

    assertThat(blocks).hasSizeGreaterThan(4);
    assertThat(blocks).allSatisfy(block -> {
      assertThat(tested).contains(condensed(block));
    });
  }

  /** Lines may be broken otherwise. */
  private static String condensed(String source) {
    return source.replaceAll("\\s", "");
  }
}
