package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every cell of a graph whether its data still follows from code and inputs.
 *
 * <p>Keeps what it found: the next answer is made from the last one and from what changed since, be it cells, code or
 * partitions. The first costs what exists, cells times inputs. Safe for several threads.
 */
public final class StalenessResolver {
  private @Nullable Resolved last;

  private record Resolved(
      History history,
      KeyNumbers keyNumbers,
      long version,
      Wiring wiring,
      ProducerCells[] cells,
      Staleness staleness) {}

  /**
   * Resolves all cells.
   *
   * @param versions the logic of each producer as it is now; the same object means the same versions
   * @param history what is known; read while others may apply events, so callers that need one moment hold those back
   * @param now decides which partitions exist
   */
  public synchronized Staleness resolve(
      AssetGraph graph,
      Function<ProducerDefinition, ProducerVersion> versions,
      History history,
      Instant now) {
    // What changes from here on is found again the next time.
    long version = history.changes().version();
    Resolved known = last == null || last.history != history ? null : last;
    boolean sameEdges = known != null
        && known.wiring.graph == graph
        && known.wiring.extents.isSameAt(now, history.partitions());
    boolean sameVersions = sameEdges && known.wiring.versions == versions;
    if (sameVersions && known.version == version) {
      return known.staleness;
    }
    Wiring wiring = sameVersions
        ? known.wiring
        : sameEdges
            ? known.wiring.with(versions)
            : new Wiring(graph, versions, new Extents(graph, now, history.partitions()));
    ProducerCells[] cells = new ProducerCells[wiring.size()];
    KeyNumbers keyNumbers = known == null ? new KeyNumbers(history.names()) : known.keyNumbers;
    Propagation propagation = new Propagation(wiring, history, keyNumbers, cells);
    if (sameEdges) {
      System.arraycopy(known.cells, 0, cells, 0, cells.length);
      compareVersions(known.wiring, wiring, propagation);
    } else if (known != null) {
      new Takeover(known.wiring, known.cells, wiring, cells, propagation).run();
    }
    if (known == null || !compareChanges(history, known.version, version, wiring, propagation)) {
      for (int position = 0; position < cells.length; position++) {
        cells[position] = ProducerCells.of(wiring.extent(position));
      }
      for (int position = 0; position < cells.length; position++) {
        propagation.compareAll(position);
      }
    }
    propagation.run();
    Staleness staleness = new Staleness(
        graph,
        wiring.extents,
        cells,
        new CauseFinder(
            graph,
            history,
            new InputResolver(graph, history, wiring.extents),
            wiring.extents,
            versions));
    last = new Resolved(history, keyNumbers, version, wiring, cells, staleness);
    return staleness;
  }

  private static void compareVersions(Wiring before, Wiring now, Propagation propagation) {
    for (int position = 0; position < now.size() && before != now; position++) {
      if (!before.version(position).equals(now.version(position))) {
        propagation.compareAll(position);
      }
    }
  }

  private static boolean compareChanges(
      History history, long from, long to, Wiring wiring, Propagation propagation) {
    return history.changes().read(from, to, (asset, partition) -> {
      if (wiring.graph.contains(asset)) {
        compareChanged(asset, partition, wiring, propagation);
      }
    });
  }

  private static void compareChanged(
      AssetKey asset, String partition, Wiring wiring, Propagation propagation) {
    int position = wiring.graph.position(asset);
    Extent extent = wiring.extent(position);
    int ordinal = extent == null ? partition.isEmpty() ? 0 : -1 : extent.find(partition);
    if (ordinal >= 0) {
      propagation.compare(position, ordinal);
    }
    for (Edge edge : wiring.readers(position)) {
      if (edge.asset().equals(asset)) {
        if (ordinal >= 0) {
          propagation.compare(edge.reader(), edge.readers(ordinal));
        } else if (edge.isAll()) {
          // What has not come to be by this clock may have by another's.
          propagation.compareAll(edge.reader());
        }
      }
    }
  }

  /**
   * The causes that a cell has of its own if its inputs were these, in the order of their kinds; used to verify a step before it
   * runs. Empty when it follows from them.
   */
  public static List<StaleCause> verify(
      ProducerDefinition producer,
      ProducerVersion version,
      Map<AssetKey, CellState> states,
      List<InputVersion> inputs,
      @Nullable String partition,
      Extents extents) {
    OwnCauses causes =
        new OwnCauses(producer, version, partition, extents, List.of(producer.first()));
    for (AssetKey key : producer.assets()) {
      CellState state = states.get(key);
      CellState.Provenance settled = state == null ? null : state.provenance();
      if (settled == null) {
        causes.addMissing(state);
      } else {
        causes.addCode(settled);
        causes.addConfig(settled);
        causes.addInputs(settled, inputs);
      }
    }
    if (causes.found().size() < 2) {
      return causes.found();
    }
    return causes.found().stream()
        .sorted(Comparator.comparing(StaleCause::kind))
        .distinct()
        .toList();
  }
}
