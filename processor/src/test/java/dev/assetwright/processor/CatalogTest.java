package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assetwright.processor.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/errors} to the catalog: a page for each code, with examples that compile as it says. */
class CatalogTest {
  private static final String SUPPRESSION = "If it is meant so";

  private final Map<String, Code> codes = Arrays.stream(Code.values())
      .collect(Collectors.toMap(Code::word, Function.identity(), (a, b) -> a, TreeMap::new));

  @TempDir
  Path work;

  @Test
  void eachCodeHasAPageAndEachPageACode() throws IOException {
    assertThat(ErrorPage.all())
        .extracting(ErrorPage::word)
        .containsExactlyElementsOf(codes.keySet());
  }

  @Test
  void eachCodeIsShownWithItsWholeMessageByASnapshot() throws IOException {
    StringBuilder shown = new StringBuilder();
    for (Scenario scenario : Scenarios.all()) {
      shown.append(
          Files.readString(Path.of("src/test/resources/messages", scenario.name() + ".txt")));
    }

    assertThat(codes.values())
        .filteredOn(code -> code != Code.INTERNAL)
        .filteredOn(code -> shown.indexOf("[Assetwright/" + code.word() + "]") < 0)
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> pagesSayWhyAndWarningsHowToBeSilenced() throws IOException {
    return ErrorPage.all().stream()
        .map(page -> dynamicTest(page.word(), () -> {
          Code code = codes.get(page.word());
          List<String> expected = code == Code.INTERNAL
              ? List.of("Why")
              : code.isWarning()
                  ? List.of("Why", "Bad", "Good", SUPPRESSION)
                  : List.of("Why", "Bad", "Good");

          assertThat(page.headings()).isEqualTo(expected);
          assertThat(page.text().contains("`@SuppressWarnings(\"" + code.suppressionKey() + "\")`"))
              .isEqualTo(code.isWarning());
        }));
  }

  @TestFactory
  Stream<DynamicTest> badExamplesGiveTheirCodeAtTheMarkedLinesAndNothingElse() throws IOException {
    return examples()
        .map(page -> dynamicTest(page.word(), () -> {
          assertThat(page.bad().marks()).isNotEmpty();
          assertThat(page.bad().compile(work).ours())
              .allSatisfy(
                  note -> assertThat(note.text()).startsWith("[Assetwright/" + page.word() + "] "))
              .extracting(note -> "%s:%d".formatted(note.path(), note.line()))
              .containsExactlyInAnyOrderElementsOf(page.bad().marks());
        }));
  }

  @TestFactory
  Stream<DynamicTest> warningsAreSilencedAsTheySay() throws IOException {
    return examples()
        .filter(page -> codes.get(page.word()).isWarning())
        .map(page -> dynamicTest(page.word(), () -> {
          String key = codes.get(page.word()).suppressionKey();
          List<Source> silenced = page.bad().sources().stream()
              .map(source -> new Source(
                  source.path(),
                  source
                      .text()
                      .replaceAll(
                          "(?m)^(?=(?:class|interface|record|abstract|final|public)\\b)",
                          "@SuppressWarnings(\"" + key + "\") ")))
              .toList();

          assertThat(new ErrorPage.Example(
                      page.bad().library(), silenced, page.bad().locks())
                  .compile(work)
                  .notes())
              .isEmpty();
        }));
  }

  @TestFactory
  Stream<DynamicTest> goodExamplesCompileWithoutAWord() throws IOException {
    return examples()
        .map(page -> dynamicTest(page.word(), () -> {
          assertThat(page.good().sources()).isNotEmpty();
          assertThat(
                  page.good().compile(work, "-Xlint:all,-processing", "-Werror").notes())
              .isEmpty();
        }));
  }

  private Stream<ErrorPage> examples() throws IOException {
    return ErrorPage.all().stream()
        .filter(page -> codes.containsKey(page.word()))
        .filter(page -> codes.get(page.word()) != Code.INTERNAL);
  }

  @Test
  void theIndexListsAllPages() throws IOException {
    Snapshots.check(
        "../../../../docs/errors/README.md",
        ErrorPage.index(ErrorPage.all(), word -> codes.get(word).isWarning()));
  }
}
