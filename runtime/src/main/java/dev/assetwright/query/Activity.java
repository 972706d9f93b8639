package dev.assetwright.query;

import dev.assetwright.model.Cell;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the current runs do: each of their steps with its status. Immutable; counts are made once, so that asking about an
 * asset costs the same for one step as for thousands.
 */
public final class Activity {
  private static final String WHOLE = "";
  private static final OfAsset IDLE = new OfAsset(Map.of());

  /** No run is current. */
  public static final Activity NONE = new Activity(Map::of);

  private final Supplier<Map<Cell, StepStatus>> steps;
  private @Nullable Map<AssetKey, OfAsset> byAsset;

  private Activity(Supplier<Map<Cell, StepStatus>> steps) {
    this.steps = steps;
  }

  /** Takes the steps of all runs that are not final, those that are done included. */
  public static Activity of(Map<Cell, StepStatus> steps) {
    return new Activity(() -> steps);
  }

  /** The same, looked up when first asked for: most that is planned beside a large run asks for nothing of it. */
  public static Activity of(Supplier<Map<Cell, StepStatus>> steps) {
    return new Activity(steps);
  }

  private synchronized Map<AssetKey, OfAsset> byAsset() {
    if (byAsset == null) {
      byAsset = byAsset(steps.get());
    }
    return byAsset;
  }

  private static Map<AssetKey, OfAsset> byAsset(Map<Cell, StepStatus> steps) {
    Map<AssetKey, Map<String, StepStatus>> tables = new HashMap<>();
    steps.forEach((cell, status) -> tables
        .computeIfAbsent(cell.asset(), key -> new HashMap<>())
        .put(Objects.requireNonNullElse(cell.partition(), WHOLE), status));
    Map<AssetKey, OfAsset> byAsset = new HashMap<>();
    tables.forEach((key, table) -> byAsset.put(key, new OfAsset(table)));
    return byAsset;
  }

  /** The status of a cell's step; null when no current run has one. */
  public @Nullable StepStatus step(AssetKey asset, @Nullable String partition) {
    return of(asset).step(partition);
  }

  /** How many steps an asset has in current runs. */
  int steps(AssetKey asset) {
    return of(asset).steps.size();
  }

  /** How many of them are running. */
  int started(AssetKey asset) {
    return of(asset).started().size();
  }

  /** Whether some are not final. */
  boolean isOpen(AssetKey asset) {
    return steps(asset) > done(asset);
  }

  /** How many of them are final. */
  int done(AssetKey asset) {
    return of(asset).done;
  }

  /** {@code running}, {@code queued}, {@code blocked} or empty: the first that one of its steps is. */
  String word(AssetKey asset) {
    return of(asset).word;
  }

  OfAsset of(AssetKey asset) {
    return byAsset().getOrDefault(asset, IDLE);
  }

  /** The steps of one asset; for those who look at many. */
  static final class OfAsset {
    private final Map<String, StepStatus> steps;
    private final int done;
    private final String word;

    OfAsset(Map<String, StepStatus> steps) {
      this.steps = steps;
      this.done = (int) steps.values().stream().filter(StepStatus::isFinal).count();
      this.word = steps.containsValue(StepStatus.STARTED)
          ? "running"
          : steps.containsValue(StepStatus.QUEUED)
              ? "queued"
              : steps.containsValue(StepStatus.BLOCKED) ? "blocked" : "";
    }

    /** How many steps there are. */
    int count() {
      return steps.size();
    }

    /** How many of them are final. */
    int done() {
      return done;
    }

    /** The keys of the partitions that run; the empty text without a grid. */
    List<String> started() {
      return steps.entrySet().stream()
          .filter(step -> step.getValue() == StepStatus.STARTED)
          .map(Map.Entry::getKey)
          .toList();
    }

    @Nullable
    StepStatus step(@Nullable String partition) {
      return steps.get(Objects.requireNonNullElse(partition, WHOLE));
    }
  }
}
