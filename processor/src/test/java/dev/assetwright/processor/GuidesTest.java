package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds guides to their word: the code of each is a program. */
class GuidesTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern TYPES = Pattern.compile("\n\n(?=\\S)");

  @TempDir
  Path work;

  @ParameterizedTest
  @ValueSource(strings = {"assets.md", "partitions.md"})
  void itsCodeCompilesWithoutAWord(String name) throws IOException {
    String guide = Files.readString(Path.of("../docs", name));
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
