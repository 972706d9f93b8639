package dev.assetwright.benchmark;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The floor for staleness: two bit planes an asset, newer upstream and stale, and nothing else. It knows of no history, no
 * causes and no mappings, and changes its planes in place, so that nobody could read an answer while it does.
 */
final class PlaneFloor {
  private final int words;
  private final int[][] inputs;
  private final List<List<Integer>> readers = new ArrayList<>();
  private final long[][] newer;
  private final long[][] stale;

  PlaneFloor(AssetGraph graph, int partitions) {
    List<ProducerDefinition> producers = graph.producers();
    words = (partitions + 63) >>> 6;
    inputs = new int[producers.size()][];
    newer = new long[producers.size()][words];
    stale = new long[producers.size()][words];
    producers.forEach(producer -> readers.add(new ArrayList<>()));
    for (int i = 0; i < inputs.length; i++) {
      List<InputDefinition> of = producers.get(i).inputs();
      inputs[i] =
          of.stream().mapToInt(input -> graph.position(input.upstream())).toArray();
      for (int upstream : inputs[i]) {
        readers.get(upstream).add(i);
      }
    }
  }

  void resolve() {
    for (int i = 0; i < inputs.length; i++) {
      for (int word = 0; word < words; word++) {
        settle(i, word);
      }
    }
  }

  private boolean settle(int asset, int word) {
    long bits = newer[asset][word];
    for (int upstream : inputs[asset]) {
      bits |= stale[upstream][word];
    }
    boolean changed = stale[asset][word] != bits;
    stale[asset][word] = bits;
    return changed;
  }

  /** A cell is made; those who read it are stale, and who reads those. */
  void change(int asset, int ordinal) {
    int word = ordinal >>> 6;
    newer[asset][word] &= ~(1L << ordinal);
    for (int reader : readers.get(asset)) {
      newer[reader][word] |= 1L << ordinal;
    }
    BitSet open = new BitSet();
    open.set(asset);
    readers.get(asset).forEach(open::set);
    for (int next = open.nextSetBit(0); next >= 0; next = open.nextSetBit(next + 1)) {
      if (settle(next, word)) {
        readers.get(next).forEach(open::set);
      }
    }
  }
}
