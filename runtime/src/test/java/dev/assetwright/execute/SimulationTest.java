package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.model.StorageKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Thousands of short histories with refusals, deaths and delays, each decided by its seed: after each of them no fact is lost or
 * doubled, nothing is held by nobody, and the next request makes all that is missing.
 *
 * <p>{@code -Dassetwright.histories=N} for another number than the default.
 */
class SimulationTest {
  private static final int HISTORIES = Integer.getInteger("assetwright.histories", 1_000);

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.assetwright.execute");

  @TempDir
  Path logs;

  @BeforeAll
  static void whatIsToldOfRefusalsIsExpected() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void othersAreHeardAgain() {
    LOG.setLevel(null);
  }

  @Test
  void nothingIsLostDoubledOrLeftOpenWhateverHappens() {
    LongStream.range(0, HISTORIES).parallel().forEach(this::check);
  }

  private void check(long seed) {
    SimulatedHistory history = new SimulatedHistory(seed, logs.resolve(Long.toString(seed)));
    try {
      history.happen();
      everyRunAndStepEndsOnce(history);
      nothingIsHeld(history);
      whatIsRecordedIsThere(history);
      versionsRecordedAreVersionsRead(history);
      assertThat(history.left().steps()).isEmpty();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "Seed %d, last %s: %s".formatted(seed, history.doing(), e.getMessage()), e);
    }
  }

  private static void everyRunAndStepEndsOnce(SimulatedHistory history) {
    Set<String> open = new HashSet<>();
    Map<String, StepStatus> steps = new HashMap<>();
    Map<String, Integer> attempts = new HashMap<>();
    Set<String> made = new HashSet<>();
    for (RecordedEvent recorded : history.store.after(0, Integer.MAX_VALUE)) {
      Event event = recorded.event();
      if (event instanceof Event.RunQueued queued) {
        assertThat(open.add(queued.run())).isTrue();
        queued.steps().forEach(cell -> steps.put(queued.run() + cell, StepStatus.QUEUED));
      } else if (event instanceof Event.RunEnded ended) {
        assertThat(open.remove(ended.run())).as("%s ends once", ended.run()).isTrue();
        steps.forEach(
            (step, status) -> assertThat(status.isFinal() || !step.startsWith(ended.run() + "a"))
                .as("%s is final when its run ends", step)
                .isTrue());
      } else if (event instanceof Event.AttemptStarted started) {
        String step = started.run() + started.cell();
        assertThat(steps.get(step).isFinal()).as("%s is over", step).isFalse();
        assertThat(started.attempt()).isEqualTo(attempts.merge(step, 1, Integer::sum));
        steps.put(step, StepStatus.STARTED);
      } else if (event instanceof Event.Materialized materialized) {
        String step = materialized.materialization().run()
            + materialized.materialization().cell();
        assertThat(made.add(step)).as("%s is recorded once", step).isTrue();
        assertThat(steps.get(step).isFinal()).as("%s is over", step).isFalse();
      } else if (event instanceof Event.StepEnded ended) {
        String step = ended.run() + ended.cell();
        assertThat(steps.get(step).mayBecome(ended.status()))
            .as("%s from %s to %s", step, steps.get(step), ended.status())
            .isTrue();
        assertThat(made.contains(step))
            .as("%s %s", step, ended.status())
            .isEqualTo(ended.status() == StepStatus.SUCCEEDED);
        steps.put(step, ended.status());
      }
    }
    assertThat(open).isEmpty();
  }

  private static void nothingIsHeld(SimulatedHistory history) {
    assertThat(history.store.claim(history.cells(), "probe", "probe")).isEmpty();
    assertThat(history.store.openPublishings()).isEmpty();
    assertThat(history.isNarrowFree()).as("the pool is free").isTrue();
    assertThat(history.withoutPlace).as("attempts without their place").isEmpty();
  }

  private static void whatIsRecordedIsThere(SimulatedHistory history) {
    History known = History.of(history.store.load());
    for (Cell cell : history.cells()) {
      CellState.Published published = known.cell(cell.asset(), cell.partition()).published();
      StorageKind kind = history.first.graph().get(cell.asset()).storage();
      assertThat(published == null || history.disk.holds(cell, kind, published.dataVersion()))
          .as("%s is there as %s", cell, published)
          .isTrue();
    }
  }

  private static void versionsRecordedAreVersionsRead(SimulatedHistory history) {
    for (RecordedEvent recorded : history.store.after(0, Integer.MAX_VALUE)) {
      if (recorded.event() instanceof Event.Materialized materialized) {
        var made = materialized.materialization();
        assertThat(made.inputs())
            .as("what %s read", made.cell())
            .containsExactlyInAnyOrderElementsOf(history.first.read(made.dataVersion()));
      }
    }
  }

  /** What was published and not yet recorded was removed by the clearing away after the version before. */
  @ParameterizedTest
  @ValueSource(longs = {29, 34, 92})
  void noVersionIsRemovedBeforeItIsOnRecord(long seed) {
    check(seed);
  }

  /** A run was stopped by a refusal while more of it was on its way to the log, where it was then recorded twice. */
  @ParameterizedTest
  @ValueSource(longs = {2088, 3303})
  void noRunIsBroughtInLineBeforeAllOfItIsWritten(long seed) {
    check(seed);
  }
}
