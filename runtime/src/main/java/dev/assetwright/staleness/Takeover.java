package dev.assetwright.staleness;

import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.Ordinals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes planes over when code, graph or partitions changed: those of a producer that is as it was stay, and only what is
 * behind a change is looked at again. Used once.
 */
final class Takeover {
  private final Wiring before;
  private final ProducerCells[] planes;
  private final Wiring now;
  private final ProducerCells[] cells;
  private final Propagation propagation;

  Takeover(
      Wiring before,
      ProducerCells[] planes,
      Wiring now,
      ProducerCells[] cells,
      Propagation propagation) {
    this.before = before;
    this.planes = planes;
    this.now = now;
    this.cells = cells;
    this.propagation = propagation;
  }

  void run() {
    int[] former = new int[cells.length];
    for (int position = 0; position < cells.length; position++) {
      former[position] = former(position);
      cells[position] = former[position] < 0
          ? ProducerCells.of(now.extent(position))
          : grown(planes[former[position]], now.extent(position));
    }
    for (int position = 0; position < cells.length; position++) {
      if (former[position] < 0) {
        propagation.compareAll(position);
        // Their cells were judged by others.
        now.readers(position).forEach(edge -> propagation.compareAll(edge.reader()));
      } else if (isOther(former[position], position)) {
        propagation.compareAll(position);
      } else {
        compareGrown(former[position], position, former);
      }
    }
  }

  private static ProducerCells grown(ProducerCells cells, @Nullable Extent extent) {
    return extent == null || cells.count() == extent.count() ? cells : cells.copy(extent);
  }

  /** Where a producer was that has the same cells, or the first ones of them; -1 when nowhere. */
  private int former(int position) {
    ProducerDefinition producer = now.producer(position);
    if (!before.graph.contains(producer.first())) {
      return -1;
    }
    int former = before.graph.position(producer.first());
    return before.producer(former).assets().equals(producer.assets())
            && before.isExternal(former) == now.isExternal(position)
            && isBeginning(before.extent(former), now.extent(position))
        ? former
        : -1;
  }

  /** Whether the ordinals of one extent mean the same partitions in another. */
  private static boolean isBeginning(@Nullable Extent some, @Nullable Extent more) {
    if (some == null || more == null) {
      return some == more;
    }
    if (some == more) {
      return true;
    }
    if (!some.grid().equals(more.grid()) || some.count() > more.count()) {
      return false;
    }
    if (some instanceof ProductExtent product && more instanceof ProductExtent larger) {
      for (int i = 0; i < product.dimensions().size(); i++) {
        Extent dimension = product.dimensions().get(i);
        Extent longer = larger.dimensions().get(i);
        // Time counts slowest; were another dimension longer, each number would mean another
        // partition.
        if (!isBeginning(dimension, longer)
            || (dimension.count() != longer.count() && !(dimension.grid() instanceof TimeGrid))) {
          return false;
        }
      }
      return true;
    }
    if (some.grid() instanceof TimeGrid) {
      return true;
    }
    for (int i = 0; i < some.count(); i++) {
      if (!some.key(i).equals(more.key(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all cells are compared with something else than before. */
  private boolean isOther(int former, int position) {
    if (!before.version(former).equals(now.version(position))) {
      return true;
    }
    List<InputDefinition> was = before.producer(former).inputs();
    List<InputDefinition> is = now.producer(position).inputs();
    if (was.size() != is.size()) {
      return true;
    }
    for (int i = 0; i < is.size(); i++) {
      AssetKey upstream = is.get(i).upstream();
      if (!was.get(i).upstream().equals(upstream)
          || !was.get(i).mapping().equals(is.get(i).mapping())
          || was.get(i).optional() != is.get(i).optional()
          || before.graph.get(upstream).isExternal() != now.graph.get(upstream).isExternal()) {
        return true;
      }
    }
    return false;
  }

  private void compareGrown(int former, int position, int[] formers) {
    int from = planes[former].count();
    int to = cells[position].count();
    if (from < to) {
      propagation.compare(position, Ordinals.range(from, to));
    }
    for (Edge edge : now.inputs(position)) {
      int upstream = formers[edge.upstream()];
      if (upstream < 0) {
        continue;
      }
      int first = planes[upstream].count();
      int end = cells[edge.upstream()].count();
      if (first < end && !edge.isSteady()) {
        if (edge.isByTime()) {
          for (int ordinal = first; ordinal < end; ordinal++) {
            propagation.compare(position, edge.readers(ordinal));
          }
        } else {
          propagation.compareAll(position);
        }
      }
    }
  }
}
