package dev.assetwright.store.sql;

import dev.assetwright.model.StepStatus;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the rows of steps, put together: an attempt that starts, publishes and ends within one transaction is one
 * statement. Used by the writer's thread alone.
 */
final class StepChanges implements WriteSession.Gathered {
  private record Step(long run, long cell) {}

  private static final class Change {
    private @Nullable StepStatus status;
    private int attempt;
    private @Nullable Long startedSequence;
    private @Nullable Long endedSequence;
    private @Nullable Long retryAt;
    private @Nullable Long materialization;
  }

  private final WriteSession.Batch updates;
  private final WriteSession.Batch published;
  private final WriteSession.Batch staleCounts;
  private final Map<Step, Change> changes = new LinkedHashMap<>();

  StepChanges(WriteSession session) throws SQLException {
    updates = session.batch("UPDATE step SET status = ?, attempt = ?,"
        + " started_sequence = coalesce(started_sequence, ?),"
        + " ended_sequence = coalesce(?, ended_sequence), retry_at_nanos = ?,"
        + " materialization_id = coalesce(?, materialization_id) WHERE run_id = ? AND cell_id = ?");
    published =
        session.batch("UPDATE step SET materialization_id = ? WHERE run_id = ? AND cell_id = ?");
    staleCounts = session.batch("UPDATE run SET counts = NULL WHERE id = ? AND counts IS NOT NULL");
    session.gathers(this);
  }

  private Change of(long run, long cell) {
    return changes.computeIfAbsent(new Step(run, cell), step -> new Change());
  }

  /**
   * The step is now in this state.
   *
   * @param startedSequence counts only when it is the first; null for none
   * @param endedSequence null to keep what is there
   * @param retryAt null for no next attempt
   */
  void become(
      StepStatus status,
      int attempt,
      @Nullable Long startedSequence,
      @Nullable Long endedSequence,
      @Nullable Long retryAt,
      long run,
      long cell) {
    Change change = of(run, cell);
    change.status = status;
    change.attempt = attempt;
    change.startedSequence =
        change.startedSequence == null ? startedSequence : change.startedSequence;
    change.endedSequence = endedSequence == null ? change.endedSequence : endedSequence;
    change.retryAt = retryAt;
  }

  void publish(long materialization, long run, long cell) {
    of(run, cell).materialization = materialization;
  }

  @Override
  public void drain() throws SQLException {
    long counted = -1;
    for (Map.Entry<Step, Change> entry : changes.entrySet()) {
      Step step = entry.getKey();
      Change change = entry.getValue();
      if (change.status == null) {
        published.add(change.materialization, step.run(), step.cell());
        continue;
      }
      updates.add(
          change.status.name(),
          change.attempt,
          change.startedSequence,
          change.endedSequence,
          change.retryAt,
          change.materialization,
          step.run(),
          step.cell());
      if (step.run() != counted) {
        counted = step.run();
        staleCounts.add(counted);
      }
    }
    changes.clear();
  }
}
