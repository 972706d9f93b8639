package dev.assetwright.benchmark;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Every partition of every asset of a graph, made once from what is there; each is thought of when somebody comes to it. */
final class KnownCells extends AbstractMap<Cell, CellState> {
  private final AssetGraph graph;
  private final List<String> keys;

  KnownCells(AssetGraph graph, List<String> keys) {
    this.graph = graph;
    this.keys = keys;
  }

  @Override
  public Set<Entry<Cell, CellState>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Cell, CellState>> iterator() {
        return IntStream.range(0, size()).mapToObj(KnownCells.this::entry).iterator();
      }

      @Override
      public int size() {
        return graph.producers().size() * keys.size();
      }
    };
  }

  private Entry<Cell, CellState> entry(int number) {
    int ordinal = number % keys.size();
    ProducerDefinition producer = graph.producers().get(number / keys.size());
    List<InputVersion> inputs = new ArrayList<>(producer.inputs().size());
    for (InputDefinition input : producer.inputs()) {
      int upstream = graph.position(input.upstream());
      inputs.add(new InputVersion(input.upstream(), keys.get(ordinal), version(upstream, ordinal)));
    }
    CellState.Published published = new CellState.Published(
        StalenessBenchmark.NOW,
        StalenessBenchmark.NOW,
        "7f3a2c",
        "1",
        "",
        version(number / keys.size(), ordinal),
        100,
        null,
        inputs);
    CellState.Latest latest =
        new CellState.Latest(StalenessBenchmark.NOW, "7f3a2c", StepStatus.SUCCEEDED, "", null);
    return Map.entry(
        new Cell(producer.first(), keys.get(ordinal)), new CellState(published, latest, null));
  }

  private String version(int position, int ordinal) {
    return StalenessBenchmark.version(position * keys.size() + ordinal);
  }
}
