package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CellState;
import dev.assetwright.model.DataStatus;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What matters about an asset, in two to five words: {@code 1 day stale: new data}.
 *
 * <p>It is made for every card of a map, so it looks at states only and never compares versions.
 */
final class CardLine {
  /** Far deeper than a pipeline that people can follow; the walk follows one upstream a step. */
  private static final int DEEPEST = 1_000;

  /** What was made and is no longer there. */
  static final String LOST = "data gone";

  private CardLine() {}

  static String of(Moment moment, AssetKey key) {
    AssetDefinition asset = moment.graph().get(key);
    Staleness staleness = moment.staleness();
    Grid grid = asset.grid();
    if (asset.isExternal()) {
      return external(staleness.cells(key), grid);
    }
    if (grid != null && staleness.count(key) == 0) {
      return "no %s yet".formatted(Words.unit(grid));
    }
    DataStatus worst = staleness.worst(key);
    if (worst == DataStatus.UP_TO_DATE) {
      return "up to date";
    }
    CellStatus status = CellStatus.valueOf(worst.name());
    int newest = Newest.withStatus(staleness, key, status);
    if (newest < 0) {
      return "nothing to make it from";
    }
    String amount =
        grid == null ? "" : Words.count(staleness.cells(key).count(status), Words.unit(grid)) + " ";
    return switch (worst) {
      case FAILED -> amount + "failed" + (grid == null ? failure(moment, asset) : "");
      case STALE -> amount + "stale: " + because(staleness, key, newest);
      case MISSING ->
        moment.history().isAnyPublished(key)
            ? amount + "missing"
            : moment.history().isAnyLost(key) ? amount + LOST : "never materialized";
      case UP_TO_DATE -> throw new AssertionError(worst);
    };
  }

  private static String external(ProducerCells cells, @Nullable Grid grid) {
    int present = cells.count(CellStatus.UP_TO_DATE);
    if (grid == null) {
      return present > 0 ? "present" : cells.count(CellStatus.GONE) > 0 ? "source gone" : "absent";
    }
    String unit = Words.unit(grid);
    int existing = cells.count();
    return present == existing
        ? "%s present".formatted(Words.count(present, unit))
        : "%s of %s present".formatted(Words.number(present), Words.count(existing, unit));
  }

  private static String failure(Moment moment, AssetDefinition asset) {
    for (AssetKey key : asset.producer().assets()) {
      CellState.Latest latest = moment.history().cell(key, null).latest();
      if (latest != null && latest.failure() != null) {
        Failure failure = latest.failure();
        return failure.kind() == Failure.Kind.CHECK
            ? ": check " + failure.type()
            : ": " + failure.type().substring(failure.type().lastIndexOf('.') + 1);
      }
    }
    return "";
  }

  /** The root cause in two words: the cell's own, or that of an upstream cell which needs work, followed to its end. */
  static String because(Staleness staleness, AssetKey key, int ordinal) {
    AssetKey at = key;
    int where = ordinal;
    for (int depth = 0; depth < DEEPEST; depth++) {
      Set<StaleCause.Kind> own = staleness.ownKinds(at, where);
      if (!own.isEmpty()) {
        return Words.kind(own.iterator().next(), depth == 0);
      }
      int next = -1;
      for (InputDefinition input : staleness.graph().get(at).producer().inputs()) {
        next = needy(staleness, input, where);
        if (next >= 0) {
          at = input.upstream();
          break;
        }
      }
      if (next < 0) {
        break;
      }
      where = next;
    }
    return "changed upstream";
  }

  /** The newest cell that an edge reads and that needs work; -1 when there is none. */
  static int needy(Staleness staleness, InputDefinition input, int ordinal) {
    AssetKey upstream = input.upstream();
    if (input.mapping().isAll()) {
      return Newest.needingWork(staleness, upstream);
    }
    int[] newest = {-1};
    staleness.extents().mapping(input).of(ordinal).forEach(there -> {
      if (staleness.needsWork(upstream, there)) {
        newest[0] = Math.max(newest[0], there);
      }
    });
    return newest[0];
  }
}
