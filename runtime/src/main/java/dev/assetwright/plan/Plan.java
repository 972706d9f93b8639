package dev.assetwright.plan;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ordered steps that would bring a selection up to date, each with its causes. Immutable.
 *
 * @param request what was asked for
 * @param extents which partitions existed when it was made; whoever carries it out numbers them alike
 * @param steps upstream first; older partitions first as far as that allows
 * @param upToDate how many selected cells are up to date and were left out
 * @param absent for each selected asset the number of cells without a source, by the reason
 */
public record Plan(
    PlanRequest request,
    Extents extents,
    List<Step> steps,
    int upToDate,
    Map<AssetKey, Map<String, Integer>> absent) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** How many cells the steps make: a multi-asset's step makes several. */
  public int cellCount() {
    return steps.stream().mapToInt(step -> step.producer().assets().size()).sum();
  }

  /**
   * One attempt's worth of work: a producer at a partition.
   *
   * @param producer what makes it
   * @param ordinal the partition's ordinal; 0 without a grid
   * @param partition its key; null without a grid
   * @param certain whether it runs whatever its upstream produces; otherwise equal data upstream lets it be reused
   * @param forced whether it runs even when it proves up to date
   * @param skipReason why there is nothing to make it from, for a cell asked for by name; null otherwise
   * @param causes why, roots; empty only for a skip or a forced step
   */
  public record Step(
      ProducerDefinition producer,
      int ordinal,
      @Nullable String partition,
      boolean certain,
      boolean forced,
      @Nullable String skipReason,
      List<StaleCause> causes) {
    public Step {
      causes = List.copyOf(causes);
    }
  }
}
