package dev.assetwright.execute;

import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, as its worker tells the coordinator; nothing of it is recorded yet but an announced publishing. */
sealed interface AttemptResult {
  /** The checks that ran before it ended. */
  List<Event.CheckEvaluated> checks();

  /**
   * The data is published; {@code token} when the warehouse holds it.
   *
   * @param partitions what the method added to dynamic grids
   */
  record Published(
      List<Materialization> materializations,
      @Nullable String token,
      List<Event.PartitionsChanged> partitions,
      List<Event.CheckEvaluated> checks)
      implements AttemptResult {}

  /** The method said that there is nothing to produce; it may have added partitions though. */
  record Skipped(String reason, List<Event.PartitionsChanged> partitions) implements AttemptResult {
    @Override
    public List<Event.CheckEvaluated> checks() {
      return List.of();
    }
  }

  /**
   * It threw, or a blocking check failed.
   *
   * @param announced the publishing that was announced and whose commit was not confirmed; null when nothing was published for
   *     certain
   */
  record Failed(
      Failure failure, Event.@Nullable Publishing announced, List<Event.CheckEvaluated> checks)
      implements AttemptResult {}

  /** An input is no longer what it was when the step was decided; nothing was published. */
  record Outdated(String reason) implements AttemptResult {
    @Override
    public List<Event.CheckEvaluated> checks() {
      return List.of();
    }
  }
}
