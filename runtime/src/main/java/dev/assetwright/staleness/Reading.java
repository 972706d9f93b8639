package dev.assetwright.staleness;

import dev.assetwright.rules.mapping.CellMapping;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What the cells of a reader come to by one edge, by how those of the upstream stand; for many cells, one after the other. */
final class Reading {
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

  private static final int KNOWN = 1;
  private static final int ABSENT = 2;
  private static final int UNSKIPPED = 4;
  private static final int WORK = 8;

  private final Edge edge;
  private final ProducerCells up;
  private final CellMapping mapping;

  private final IntPredicate needsWork;
  private final IntPredicate notAbsent;
  private final IntPredicate notSkipped;

  /** Whether a cell of the upstream needs work. */
  private final boolean work;

  /** What cells that need the same come to, by their group; null when too few are asked for. */
  private final byte @Nullable [] groups;

  /**
   * Begins to look.
   *
   * @param up the cells of the upstream; they may change meanwhile when they are the reader's own
   * @param cells how many cells of the reader are asked for at most
   */
  Reading(Edge edge, ProducerCells up, int cells) {
    this.edge = edge;
    this.up = up;
    this.mapping = edge.mapping();
    this.work = edge.isOwn() || up.anyNeedsWork();
    this.needsWork = up::needsWork;
    this.notAbsent = at -> !up.is(Fact.ABSENT, at);
    this.notSkipped = at -> !up.isSkipped(at);
    boolean grouped =
        edge.shape() == Edge.Shape.SEVERAL && !edge.isOwn() && mapping.groups() < cells;
    this.groups = grouped ? new byte[mapping.groups()] : null;
  }

  /** Adds what the cells {@code mask} of a word of the reader come to. */
  void add(Sum sum, int word, long mask) {
    switch (edge.shape()) {
      case SAME -> addSame(sum, word);
      case WHOLE -> addWhole(sum);
      case ALL -> sum.work |= work ? -1L : 0;
      case SINGLE -> {
        for (long left = mask; left != 0; left &= left - 1) {
          addSingle(sum, word, Long.numberOfTrailingZeros(left));
        }
      }
      case SEVERAL -> {
        for (long left = mask; left != 0; left &= left - 1) {
          addSeveral(sum, word, Long.numberOfTrailingZeros(left));
        }
      }
    }
  }

  private void addSame(Sum sum, int word) {
    long work = up.word(Fact.WORK, word);
    sum.work |= work;
    if (edge.input().optional()) {
      return;
    }
    long absent = ~up.existing(word)
        | up.word(Fact.ABSENT, word)
        | (edge.isExternal() ? up.word(Fact.GONE, word) : 0);
    sum.absent |= absent;
    sum.unskipped |= absent & ~up.word(Fact.SKIPPED, word);
    sum.held |= work & up.word(Fact.FAILED, word) | up.word(Fact.HELD, word);
  }

  private void addWhole(Sum sum) {
    sum.work |= up.needsWork(0) ? -1L : 0;
    if (edge.input().optional()) {
      return;
    }
    if (isAbsent(0)) {
      sum.absent = -1L;
      sum.unskipped |= up.isSkipped(0) ? 0 : -1L;
    }
    sum.held |= isHeldBy(0) ? -1L : 0;
  }

  private void addSingle(Sum sum, int word, int bit) {
    long own = 1L << bit;
    int ordinal = (word << 6) + bit;
    int at = mapping.single(ordinal);
    if (edge.input().optional()) {
      if (at >= 0) {
        sum.work |= up.needsWork(at) ? own : 0;
        // A chain of partitions breaks where one failed.
        sum.held |= edge.isOwn() && edge.input().mapping().isPrevious() && isHeldBy(at) ? own : 0;
      }
      return;
    }
    if (at < 0 || !mapping.isPossible(ordinal)) {
      sum.absent |= own;
      sum.unskipped |= own;
      return;
    }
    if (isAbsent(at)) {
      sum.absent |= own;
      sum.unskipped |= up.isSkipped(at) ? 0 : own;
    }
    sum.work |= up.needsWork(at) ? own : 0;
    sum.held |= isHeldBy(at) ? own : 0;
  }

  private void addSeveral(Sum sum, int word, int bit) {
    long own = 1L << bit;
    int found = several((word << 6) + bit);
    sum.absent |= (found & ABSENT) == 0 ? 0 : own;
    sum.unskipped |= (found & UNSKIPPED) == 0 ? 0 : own;
    sum.work |= (found & WORK) == 0 ? 0 : own;
  }

  private int several(int ordinal) {
    if (groups == null) {
      return findSeveral(ordinal);
    }
    int group = mapping.group(ordinal);
    if (groups[group] == 0) {
      groups[group] = (byte) (KNOWN | findSeveral(ordinal));
    }
    return groups[group];
  }

  private int findSeveral(int ordinal) {
    int found = work && mapping.needsOneOf(ordinal, needsWork) ? WORK : 0;
    if (!mapping.isPossible(ordinal) || !mapping.needsOneOf(ordinal, notAbsent)) {
      boolean skipped =
          mapping.needsOneOf(ordinal, at -> true) && !mapping.needsOneOf(ordinal, notSkipped);
      found |= skipped ? ABSENT : ABSENT | UNSKIPPED;
    }
    return found;
  }

  private boolean isAbsent(int at) {
    return up.is(Fact.ABSENT, at) || (edge.isExternal() && up.is(Fact.GONE, at));
  }

  private boolean isHeldBy(int at) {
    return up.isHeldBack(at) || (up.needsWork(at) && up.is(Fact.FAILED, at));
  }
}
