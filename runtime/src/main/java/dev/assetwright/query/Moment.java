package dev.assetwright.query;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.History;
import dev.assetwright.staleness.Staleness;
import java.time.Instant;

/**
 * All that a query looks at, as of one moment, so that two answers from it never contradict each other.
 *
 * @param code the user's code as loaded
 * @param staleness resolved for that code's graph
 * @param history what is known of each cell; what {@code staleness} was resolved from
 * @param activity what the current runs do
 * @param now the clock; ages count to it
 * @param automationRunning whether a process that evaluates schedules is up
 */
public record Moment(
    AssetCode code,
    Staleness staleness,
    History history,
    Activity activity,
    Instant now,
    boolean automationRunning) {
  /** The graph of all modules. */
  public AssetGraph graph() {
    return staleness.graph();
  }
}
