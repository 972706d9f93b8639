package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.rules.mapping.Ordinals;

/** One edge for what exists at one moment: what the cells of the reader come to by how those of the upstream stand. */
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

  /** What some cells of a reader come to by all edges, a bit each. */
  static final class Sum {
    /** An input that it needs is not there. */
    long absent;

    /** Of those inputs one is absent for another reason than that a method said so. */
    long unskipped;

    /** An input needs work. */
    long work;

    /** An input failed, or is held back itself. */
    long held;
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
    for (int word = changed.from(); word < changed.to(); word++) {
      for (long left = changed.word(word); left != 0; left &= left - 1) {
        readers.addAll(mapping.readers((word << 6) + Long.numberOfTrailingZeros(left)));
        if (shape == Shape.ALL || shape == Shape.WHOLE) {
          return;
        }
      }
    }
  }

  /** Adds what the cells {@code mask} of a word of the reader come to. */
  void add(Sum sum, ProducerCells up, int word, long mask) {
    switch (shape) {
      case SAME -> addSame(sum, up, word);
      case WHOLE -> addWhole(sum, up);
      case ALL -> sum.work |= up.anyNeedsWork() ? -1L : 0;
      case SINGLE -> {
        for (long left = mask; left != 0; left &= left - 1) {
          addSingle(sum, up, word, Long.numberOfTrailingZeros(left));
        }
      }
      case SEVERAL -> {
        for (long left = mask; left != 0; left &= left - 1) {
          addSeveral(sum, up, word, Long.numberOfTrailingZeros(left));
        }
      }
    }
  }

  private void addSame(Sum sum, ProducerCells up, int word) {
    long work = up.word(Fact.WORK, word);
    sum.work |= work;
    if (input.optional()) {
      return;
    }
    long absent = ~up.existing(word)
        | up.word(Fact.ABSENT, word)
        | (externalUpstream ? up.word(Fact.GONE, word) : 0);
    sum.absent |= absent;
    sum.unskipped |= absent & ~up.word(Fact.SKIPPED, word);
    sum.held |= work & up.word(Fact.FAILED, word) | up.word(Fact.HELD, word);
  }

  private void addWhole(Sum sum, ProducerCells up) {
    sum.work |= up.needsWork(0) ? -1L : 0;
    if (input.optional()) {
      return;
    }
    if (isAbsent(up, 0)) {
      sum.absent = -1L;
      sum.unskipped |= up.isSkipped(0) ? 0 : -1L;
    }
    sum.held |= isHeldBy(up, 0) ? -1L : 0;
  }

  private void addSingle(Sum sum, ProducerCells up, int word, int bit) {
    long own = 1L << bit;
    int ordinal = (word << 6) + bit;
    int at = mapping.single(ordinal);
    if (input.optional()) {
      if (at >= 0) {
        sum.work |= up.needsWork(at) ? own : 0;
        // A chain of partitions breaks where one failed.
        sum.held |= isOwn() && input.mapping().isPrevious() && isHeldBy(up, at) ? own : 0;
      }
      return;
    }
    if (at < 0 || !mapping.isPossible(ordinal)) {
      sum.absent |= own;
      sum.unskipped |= own;
      return;
    }
    if (isAbsent(up, at)) {
      sum.absent |= own;
      sum.unskipped |= up.isSkipped(at) ? 0 : own;
    }
    sum.work |= up.needsWork(at) ? own : 0;
    sum.held |= isHeldBy(up, at) ? own : 0;
  }

  private void addSeveral(Sum sum, ProducerCells up, int word, int bit) {
    long own = 1L << bit;
    int ordinal = (word << 6) + bit;
    Ordinals needed = mapping.of(ordinal);
    if (!mapping.isPossible(ordinal) || !needed.anyMatch(at -> !up.is(Fact.ABSENT, at))) {
      sum.absent |= own;
      boolean skipped = !needed.isEmpty() && !needed.anyMatch(at -> !up.isSkipped(at));
      sum.unskipped |= skipped ? 0 : own;
    }
    if (up.anyNeedsWork() && needed.anyMatch(up::needsWork)) {
      sum.work |= own;
    }
  }

  private boolean isAbsent(ProducerCells up, int at) {
    return up.is(Fact.ABSENT, at) || (externalUpstream && up.is(Fact.GONE, at));
  }

  private static boolean isHeldBy(ProducerCells up, int at) {
    return up.isHeldBack(at) || (up.needsWork(at) && up.is(Fact.FAILED, at));
  }
}
