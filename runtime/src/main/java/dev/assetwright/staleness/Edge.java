package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.rules.mapping.Ordinals;

/** One edge for what exists at one moment. */
final class Edge {
  /** Which cells of the upstream a cell of the reader needs; told apart for speed only. */
  enum Shape {
    /** That of its own ordinal. */
    SAME,
    /** The one there is. */
    WHOLE,
    /** All. */
    ALL,
    /** One at most. */
    SINGLE,
    /** Any number. */
    SEVERAL
  }

  private final InputDefinition input;
  private final CellMapping mapping;
  private final Shape shape;
  private final int reader;
  private final int upstream;
  private final boolean externalUpstream;

  Edge(AssetGraph graph, ProducerDefinition reader, InputDefinition input, CellMapping mapping) {
    this.input = input;
    this.mapping = mapping;
    this.reader = graph.position(reader.first());
    this.upstream = graph.position(input.upstream());
    this.externalUpstream = graph.get(input.upstream()).isExternal();
    this.shape = input.mapping().isWhole()
        ? Shape.WHOLE
        : input.mapping().isAll()
            ? Shape.ALL
            : input.mapping().isSame()
                ? Shape.SAME
                : mapping.isSingle() ? Shape.SINGLE : Shape.SEVERAL;
    if (shape == Shape.SINGLE || shape == Shape.SEVERAL) {
      mapping.prepare();
    }
  }

  AssetKey asset() {
    return input.upstream();
  }

  InputDefinition input() {
    return input;
  }

  CellMapping mapping() {
    return mapping;
  }

  Shape shape() {
    return shape;
  }

  boolean isExternal() {
    return externalUpstream;
  }

  int reader() {
    return reader;
  }

  int upstream() {
    return upstream;
  }

  /** Whether the reader's cells may depend on each other. */
  boolean isOwn() {
    return reader == upstream;
  }

  boolean isAll() {
    return shape == Shape.ALL;
  }

  /** Whether what is needed stays the same however many partitions there are. */
  boolean isSteady() {
    return shape == Shape.SAME || shape == Shape.WHOLE;
  }

  /** Whether only windows of time decide what is needed, so that a new partition is news to those who read it only. */
  boolean isByTime() {
    return shape != Shape.ALL && input.mapping().isByTime();
  }

  /** The cells of the reader that need a cell. */
  Ordinals readers(int ordinal) {
    return mapping.readers(ordinal);
  }

  /** Marks the cells of the reader that need one of those marked. */
  void markReaders(Marks changed, Marks readers) {
    if (shape == Shape.SAME) {
      readers.addAll(changed);
      return;
    }
    if (readers.isFull()) {
      return;
    }
    if (changed.isFull()) {
      readers.addRange(0, readers.count());
      return;
    }
    boolean[] seen =
        new boolean[mapping.upstreamGroups() < changed.span() ? mapping.upstreamGroups() : 0];
    for (int word = changed.from(); word < changed.to(); word++) {
      for (long left = changed.word(word); left != 0; left &= left - 1) {
        int ordinal = (word << 6) + Long.numberOfTrailingZeros(left);
        if (seen.length > 0) {
          int group = mapping.upstreamGroup(ordinal);
          if (seen[group]) {
            continue;
          }
          seen[group] = true;
        }
        readers.addAll(mapping.readers(ordinal));
        if (shape == Shape.ALL || shape == Shape.WHOLE) {
          return;
        }
      }
    }
  }
}
