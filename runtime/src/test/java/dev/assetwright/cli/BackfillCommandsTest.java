package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandsTest {
  @TempDir
  Path folder;

  private CommandLineFixture tool;

  @BeforeEach
  void create() {
    tool = new CommandLineFixture(folder);
  }

  @AfterEach
  void everyProjectIsClosedAndNobodyListens() {
    assertThat(tool.open).isZero();
    assertThat(tool.onInterrupt).isNull();
  }

  @Test
  void aBackfillIsDrivenToItsEnd() {
    assertThat(tool.run("backfill", "start", "group:mart", "--per-run", "50", "--pace", "9/s"))
        .isZero();

    assertThat(tool.out()).isEqualTo("Backfill 4d02aa is done: 300 steps made, in 3 runs.\n");
    assertThat(tool.application.backfill.stepsPerRun()).isEqualTo(50);
    assertThat(tool.application.backfill.pace()).isEqualTo("9/s");
  }

  @Test
  void whatFailedIsExitStatusOneWithWhatToDo() {
    tool.application.failing = "clean/sales";

    assertThat(tool.run("backfill", "start", "--home", "h")).isEqualTo(1);

    assertThat(tool.out())
        .isEqualTo(
            "Backfill 4d02aa is done, but not all of it: 299 steps made, 1 failed, in 3 runs.\n");
    assertThat(tool.err()).contains("""
        Because 1 cell failed.
        To see what failed: assetwright backfill show 4d02aa --home h
        To try it again: assetwright backfill retry 4d02aa --home h
        """);
  }

  @Test
  void controlCPausesIt() {
    tool.application.whileRunning = () -> tool.onInterrupt.run();

    assertThat(tool.run("backfill", "start")).isEqualTo(130);

    assertThat(tool.out()).isEqualTo("Backfill 4d02aa is paused: 120 steps made, in 3 runs.\n");
    assertThat(tool.err()).contains("To go on: assetwright backfill resume 4d02aa");
  }

  @Test
  void whatIsLeftToAServerIsNotDrivenHere() {
    assertThat(tool.run("backfill", "start", "--detach")).isZero();

    assertThat(tool.out()).isEqualTo("4d02aa\n");
    assertThat(tool.application.backfill.status()).isEqualTo("RUNNING");
    assertThat(tool.run("backfill", "show", "4d02aa")).isZero();
    assertThat(tool.out()).contains("4d02aa running, Backfill group:mart");
  }

  @Test
  void theListTellsHowEachStands() {
    tool.run("backfill", "start");

    assertThat(tool.run("backfill")).isZero();

    assertThat(tool.out()).contains("4d02aa").contains("succeeded").contains("300");
  }

  @Test
  void oneWhoseProcessDiedWaitsAndIsNotSaidToRun() {
    tool.application.isDriven = false;
    tool.run("backfill", "start", "--detach");
    String waits =
        "Backfill 4d02aa waits for a server. To go on here: assetwright backfill resume 4d02aa\n";

    assertThat(tool.run("backfill")).isZero();
    assertThat(tool.out()).contains("4d02aa    waiting").doesNotContain("running");
    assertThat(tool.err()).isEqualTo(waits);

    assertThat(tool.run("backfill", "show", "4d02")).isZero();
    assertThat(tool.out()).startsWith("4d02aa waiting, Backfill group:mart\n");
    assertThat(tool.err()).isEqualTo(waits);
  }

  @Test
  void withoutAnyTheListTellsHowToStartOne() {
    assertThat(tool.run("backfill")).isZero();

    assertThat(tool.err())
        .isEqualTo(
            "There are no backfills yet. To start one: assetwright backfill start SELECTION\n");
  }

  @Test
  void aNumberOfStepsThatIsNoneIsRefusedBeforeAnythingStarts() {
    assertThat(tool.run("backfill", "start", "--per-run", "few")).isEqualTo(2);

    assertThat(tool.err()).contains("'--per-run few' is no number of steps.");
    assertThat(tool.started).isEmpty();
  }

  @Test
  void itIsPausedResumedAndCanceled() {
    tool.run("backfill", "start", "--detach");

    assertThat(tool.run("backfill", "pause", "4d02")).isZero();
    assertThat(tool.err()).isEqualTo("Backfill 4d02aa is paused.\n");
    assertThat(tool.run("backfill", "cancel", "4d02")).isZero();
    assertThat(tool.run("backfill", "resume", "4d02")).isZero();
    assertThat(tool.out()).isEqualTo("Backfill 4d02aa is done: 300 steps made, in 3 runs.\n");
  }
}
