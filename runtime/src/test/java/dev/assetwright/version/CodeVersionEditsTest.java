package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assetwright.version.EditJudge.Verdict;
import dev.assetwright.version.LabelledEdits.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled edits with three compilers; precision and recall are printed, and what is judged wrongly is named here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeVersionEditsTest {
  private static final String MISSED =
      LabelledEdits.REFLECTION + ": expected [reflected], changed []";

  private final List<Verdict> verdicts = new ArrayList<>();
  private EditJudge judge;

  @TempDir
  private Path folder;

  @BeforeAll
  void compileUnchanged(@TempDir Path temporary) {
    judge = new EditJudge(Tool.JAVAC, temporary);
  }

  @AfterAll
  void report() {
    System.out.println(EditJudge.summary(Tool.JAVAC, verdicts));
  }

  @Test
  void thereAreTwentyHarmlessEditsAndTwentyEightThatMatter() {
    assertThat(edits()).hasSize(48);
    assertThat(edits().stream().filter(edit -> edit.changedAsset().isEmpty())).hasSize(20);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void editChangesTheVersionsOfExactlyTheAssetsBehindIt(Edit edit) {
    Verdict verdict = new Verdict(edit.name(), edit.changedAssets(), judge.changedBy(edit));

    verdicts.add(verdict);
    if (edit.name().equals(LabelledEdits.REFLECTION)) {
      assertThat(verdict).as("the warning says so").hasToString(MISSED);
    } else {
      assertThat(verdict.changed()).isEqualTo(verdict.expected());
    }
  }

  @Test
  void ecjIsJudgedAsJavacIs() {
    List<Verdict> ofEcj = new EditJudge(Tool.ECJ, folder).judgeAll();

    System.out.println(EditJudge.summary(Tool.ECJ, ofEcj));
    assertThat(ofEcj)
        .filteredOn(verdict -> !verdict.isRight())
        .extracting(Verdict::toString)
        .containsExactly(MISSED);
  }

  @Test
  void javac25IsJudgedAsJavac17Is() throws Exception {
    Optional<Path> java = OtherJdk.java(25);
    assumeTrue(java.isPresent(), "no JDK 25 here");

    Path log = folder.resolve("output.log");
    Process process = new ProcessBuilder(
            java.get().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EditPrinter.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();

    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("verdicts.txt"));
    lines.stream().filter(line -> line.startsWith("Code versions")).forEach(System.out::println);
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("Code versions"))
        .containsExactly(MISSED, MISSED);
  }

  @Test
  void theMissedMethodComesWithAWarning() throws IOException {
    Path library = EditedApplication.library().compile(folder.resolve("library"));
    Path classes = EditedApplication.sources().compile(folder.resolve("warned"), library);
    MethodReference asset =
        new MethodReference("shop.Plugins", "reflected", "()Ljava/lang/Object;");

    AssetCode code = CodeVersions.of(List.of(classes)).compute(List.of(asset)).code(asset);

    assertThat(code.warnings())
        .containsExactly(
            "'shop.Plugins.reflected()' calls Class.forName: what runs behind it is not part of the "
                + "code version. Where it matters, declare a codeVersion by hand.",
            "'shop.Plugins.reflected()' calls Method.invoke: what runs behind it is not part of the "
                + "code version. Where it matters, declare a codeVersion by hand.");
  }

  private static List<Edit> edits() {
    return LabelledEdits.all();
  }
}
