package dev.assetwright.staleness;

import dev.assetwright.model.StaleCause;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one producer, a byte of causes and one of status each.
 *
 * <p>The causes are one bit for each {@link StaleCause.Kind} of the cell's own, and {@link #UPSTREAM} when something upstream
 * needs work.
 */
public final class ProducerCells {
  static final int UPSTREAM = 1 << StaleCause.Kind.values().length;
  private static final int OWN = UPSTREAM - 1;
  private static final CellStatus[] STATUSES = CellStatus.values();

  private final int count;
  private final String @Nullable [] keys;
  private final short[] causes;
  private final byte[] statuses;
  private final boolean[] heldBack;
  private final boolean[] skipped;
  private boolean anyNeedsWork;

  /** Takes the keys by ordinal, at least {@code count} of them; null without a grid. */
  ProducerCells(int count, String @Nullable [] keys) {
    this.count = count;
    this.keys = keys;
    this.causes = new short[count];
    this.statuses = new byte[count];
    this.heldBack = new boolean[count];
    this.skipped = new boolean[count];
  }

  static int bit(StaleCause.Kind kind) {
    return 1 << kind.ordinal();
  }

  void set(int ordinal, CellStatus status, int causeBits, boolean held) {
    statuses[ordinal] = (byte) status.ordinal();
    causes[ordinal] = (short) causeBits;
    heldBack[ordinal] = held;
    anyNeedsWork |= needsWork(ordinal);
  }

  /** An absent cell whose method, or one upstream, said that there is nothing to produce. */
  void setSkipped(int ordinal) {
    set(ordinal, CellStatus.ABSENT, 0, false);
    skipped[ordinal] = true;
  }

  /** Whether a cell is absent because a method said so, its own or one upstream; asked again, it may say otherwise. */
  public boolean isSkipped(int ordinal) {
    return skipped[ordinal];
  }

  /** How many exist: 1 without a grid. */
  public int count() {
    return count;
  }

  /** The partition key of an ordinal; null without a grid. */
  public @Nullable String partition(int ordinal) {
    return keys == null ? null : keys[ordinal];
  }

  /** How a cell stands. */
  public CellStatus status(int ordinal) {
    return STATUSES[statuses[ordinal]];
  }

  /** Whether something upstream failed, so that the cell could not be brought up to date now. */
  public boolean isHeldBack(int ordinal) {
    return heldBack[ordinal];
  }

  boolean hasOwnCause(int ordinal) {
    return (causes[ordinal] & OWN) != 0;
  }

  boolean has(int ordinal, StaleCause.Kind kind) {
    return (causes[ordinal] & bit(kind)) != 0;
  }

  boolean isUpstreamAffected(int ordinal) {
    return (causes[ordinal] & UPSTREAM) != 0;
  }

  /** Whether a cell is missing, stale or failed. */
  public boolean needsWork(int ordinal) {
    return causes[ordinal] != 0;
  }

  boolean anyNeedsWork() {
    return anyNeedsWork;
  }
}
