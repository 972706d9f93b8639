package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assetwright.processor.diagnostic.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
  /** It finds no place of records, nor of parameters in the last round. */
  private static final Set<String> ECJ_KNOWS_NO_PLACE = Set.of(
      "config",
      "settings",
      "unresolved-type",
      "config-range",
      "config-sections",
      "contract-broken",
      "contract-broken-for-statements",
      "contract-goes-back",
      "contract-lock-unreadable",
      "no-contract",
      "contract-not-accepted",
      "contract-not-locked",
      "contract-of-a-public-asset-broken",
      "contract-unusable");

  /** What only bodies show; ecj does not. */
  private static final List<String> OF_BODIES = Stream.of(
          Code.NEVER_OBSERVED,
          Code.READS_CLOCK,
          Code.READS_RANDOM,
          Code.READS_ENVIRONMENT,
          Code.PLATFORM_DEFAULT,
          Code.UNORDERED_OUTPUT)
      .map(code -> "[Assetwright/" + code.word() + "]")
      .toList();

  @TempDir
  Path work;

  @TestFactory
  Stream<DynamicTest> eachMistakeIsToldWithItsPlaceAndRemedy() {
    return Scenarios.all().stream()
        .map(scenario -> dynamicTest(scenario.name(), () -> {
          Compilation compilation = scenario.compile(Compilation.Tool.JAVAC, work);
          Snapshots.check("messages/" + scenario.name() + ".txt", scenario.render(compilation));
        }));
  }

  @TestFactory
  Stream<DynamicTest> ecjAgreesOnTheMessagesAndTheirLines() {
    return Scenarios.all().stream()
        .map(scenario -> dynamicTest(scenario.name(), () -> {
          Compilation javac = withoutBodies(scenario.compile(Compilation.Tool.JAVAC, work));
          Compilation ecj = scenario.compile(Compilation.Tool.ECJ, work);

          assertThat(texts(ecj)).containsExactlyElementsOf(texts(javac));
          if (!ECJ_KNOWS_NO_PLACE.contains(scenario.name())) {
            assertThat(lines(ecj)).containsExactlyElementsOf(lines(javac));
          }
        }));
  }

  @Test
  void tenCausesInOneFileGiveTenMessages() {
    Compilation compilation = Scenarios.TEN_CAUSES.compile(Compilation.Tool.JAVAC, work);

    assertThat(compilation.ours())
        .extracting(note ->
            note.text().replaceAll("(?s)^\\[Assetwright/(\\w+)\\].*", "$1") + ":" + note.line())
        .containsExactlyInAnyOrder(
            "UnknownUpstream:5",
            "TypeMismatch:6",
            "DependencyCycle:7",
            "DuplicateKey:9",
            "BadCron:10",
            "BadDuration:11",
            "UnusableMethod:12",
            "PartitionMismatch:14",
            "CheckOfNothing:15",
            "UnwritableType:16");
    assertThat(compilation.notes()).hasSize(10);
  }

  private static Compilation withoutBodies(Compilation compilation) {
    List<Compilation.Note> notes = compilation.notes().stream()
        .filter(note -> OF_BODIES.stream().noneMatch(note.text()::startsWith))
        .toList();
    return new Compilation(
        compilation.succeeded(), notes, compilation.classes(), compilation.generated());
  }

  /** javac indents what follows the first line; of a name that does not resolve each compiler tells what it likes. */
  private static List<String> texts(Compilation compilation) {
    return compilation.ours().stream()
        .map(Compilation.Note::text)
        .map(text -> text.contains("[Assetwright/UnresolvedType]")
            ? "unresolved"
            : text.replaceAll("\n +", "\n"))
        .sorted()
        .toList();
  }

  private static List<String> lines(Compilation compilation) {
    return compilation.ours().stream()
        .map(note -> "%s:%d".formatted(note.path(), note.line()))
        .sorted()
        .toList();
  }
}
