package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which cells failed for good: their failure is permanent, and they would be made from the same code, configuration and
 * inputs again, as judged by the same rule and in the same memory. What asks by itself leaves those alone; people may ask for
 * them all the same.
 */
public final class LastingFailures {
  private final History history;
  private final InputResolver inputs;

  public LastingFailures(AssetGraph graph, History history, Extents extents) {
    this.history = history;
    this.inputs = new InputResolver(graph, history, extents);
  }

  /**
   * Returns why all assets of a producer would fail again; null when some may not.
   *
   * @param version that of the producer now
   * @param rule that of the rule that its retries ask, now; empty without one
   */
  public CellState.@Nullable Latest find(
      ProducerDefinition producer,
      @Nullable String partition,
      ProducerVersion version,
      String rule) {
    CellState.Latest first = null;
    String hash = null;
    for (AssetKey asset : producer.assets()) {
      CellState.Latest latest = history.cell(asset, partition).latest();
      Failure failure = latest == null ? null : latest.failure();
      if (failure == null || failure.madeFrom() == null || latest.status() != StepStatus.FAILED) {
        return null;
      }
      if (hash == null) {
        hash = hash(producer, version, rule, inputs.resolve(producer, partition));
        first = latest;
      }
      if (!failure.madeFrom().equals(hash)) {
        return null;
      }
    }
    return first;
  }

  /**
   * What a failure for good depends on, as a hash; the same for the failure that is recorded and for the attempt that is asked for.
   *
   * @param rule the version of the rule that its retries ask; empty without one
   */
  public static String hash(
      ProducerDefinition producer,
      ProducerVersion version,
      String rule,
      List<InputVersion> inputs) {
    Map<String, String> judgedBy = new HashMap<>();
    if (!producer.retry().on().isEmpty()) {
      judgedBy.put("retryOn", String.join(",", new TreeSet<>(producer.retry().on())));
    }
    if (!rule.isEmpty()) {
      judgedBy.put("retryWhen", rule);
    }
    if (producer.fork() != null) {
      judgedBy.put("memory", producer.fork().memory());
    }
    return ProvenanceHash.of(version, inputs, judgedBy);
  }

  /** The sentence about a cell that is left alone, without a full stop. */
  public static String sentence(Cell cell, CellState.Latest latest) {
    return "'%s' failed for good in run %s, and its code, configuration and inputs are what they were"
        .formatted(cell, latest.run());
  }
}
