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

  /** The data is published; {@code token} when the warehouse holds it. */
  record Published(
      List<Materialization> materializations,
      @Nullable String token,
      List<Event.CheckEvaluated> checks)
      implements AttemptResult {}

  /** The method said that there is nothing to produce. */
  record Skipped(String reason) implements AttemptResult {
    @Override
    public List<Event.CheckEvaluated> checks() {
      return List.of();
    }
  }

  /**
   * Nothing was published.
   *
   * @param announced the token of a publishing that was announced and not committed; null without
   */
  record Failed(Failure failure, @Nullable String announced, List<Event.CheckEvaluated> checks)
      implements AttemptResult {}
}
