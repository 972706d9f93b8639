package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the guide on assets to its word: its code is a program. */
class AssetGuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern TYPES = Pattern.compile("\n\n(?=\\S)");

  @TempDir
  Path work;

  @Test
  void itsCodeCompilesWithoutAWord() throws IOException {
    String guide = Files.readString(Path.of("../docs/assets.md"));
    List<Source> program = BLOCK
        .matcher(guide)
        .results()
        .flatMap(block -> TYPES.splitAsStream(block.group(1)))
        .map(Source::shop)
        .toList();

    Compilation compilation = Compilation.of(
        Compilation.Tool.JAVAC,
        work,
        program,
        List.of(),
        List.of(new AssetwrightProcessor()),
        "-Xlint:all,-processing",
        "-Werror");

    assertThat(program).hasSizeGreaterThan(5);
    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.succeeded()).isTrue();
  }
}
