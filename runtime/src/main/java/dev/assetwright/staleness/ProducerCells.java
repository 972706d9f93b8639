package dev.assetwright.staleness;

import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.grid.Extent;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one producer as bit planes: one for each {@link Fact}, one bit for each partition.
 *
 * <p>A plane without bits takes no memory, and copies share the planes that none of them changed since. Whoever changes a
 * copy does so before others see it; from then on it is immutable.
 */
public final class ProducerCells {
  private static final CellStatus[] STATUSES = CellStatus.values();
  private static final int FACTS = Fact.values().length;

  /** What all share that have one cell, as thousands of assets have; never changed. */
  private static final long[] ONE = {1};

  /** The facts that follow from histories, which come first. */
  static final Fact[] RECORDED = Arrays.copyOf(Fact.values(), Fact.UPSTREAM.ordinal());

  private final int count;
  private final @Nullable Extent extent;
  private final long @Nullable [][] planes;

  /** The planes that are this copy's alone, by the bit of the fact. */
  private int owned;

  /** How many cells are in each state, once somebody asked; null before. Threads may count at once, and find the same. */
  private int @Nullable [] counts;

  private ProducerCells(int count, @Nullable Extent extent, long @Nullable [][] planes, int owned) {
    this.count = count;
    this.extent = extent;
    this.planes = planes;
    this.owned = owned;
  }

  /** Cells of which nothing is known; null without a grid. */
  static ProducerCells of(@Nullable Extent extent) {
    return new ProducerCells(extent == null ? 1 : extent.count(), extent, new long[FACTS][], 0);
  }

  /** Returns a copy that may be changed, of an extent that begins like the present one. */
  ProducerCells copy(@Nullable Extent longer) {
    int length = longer == null ? 1 : longer.count();
    long[][] copied = planes.clone();
    if (words(length) > words(count)) {
      for (int i = 0; i < FACTS; i++) {
        copied[i] = copied[i] == null ? null : Arrays.copyOf(copied[i], words(length));
      }
    }
    return new ProducerCells(length, longer, copied, 0);
  }

  static int words(int count) {
    return (count + 63) >>> 6;
  }

  int words() {
    return words(count);
  }

  /** The bits of one word that are cells. */
  long existing(int word) {
    int left = count - (word << 6);
    return left >= 64 ? -1L : left <= 0 ? 0 : (1L << left) - 1;
  }

  long word(Fact fact, int word) {
    long[] plane = planes[fact.ordinal()];
    return plane == null || word >= plane.length ? 0 : plane[word];
  }

  void setWord(Fact fact, int word, long bits) {
    if (word(fact, word) == bits) {
      return;
    }
    long[] plane = planes[fact.ordinal()];
    if (count == 1) {
      planes[fact.ordinal()] = bits == 0 ? null : ONE;
    } else if (plane == null) {
      plane = new long[words()];
      plane[word] = bits;
      planes[fact.ordinal()] = plane;
    } else {
      if ((owned & fact.bit()) == 0) {
        plane = plane.clone();
        planes[fact.ordinal()] = plane;
      }
      plane[word] = bits;
    }
    owned |= fact.bit();
    counts = null;
  }

  boolean is(Fact fact, int ordinal) {
    return (word(fact, ordinal >>> 6) & 1L << ordinal) != 0;
  }

  /** Forgets what follows from histories. */
  void clearRecorded() {
    counts = null;
    for (Fact fact : RECORDED) {
      owned |= planes[fact.ordinal()] == null ? 0 : fact.bit();
      planes[fact.ordinal()] = null;
    }
  }

  /** Whether no plane has changed since {@link #copy}. */
  boolean isUnchanged() {
    return owned == 0;
  }

  /** The cells of a word that look different to their readers in another state of them. */
  long differing(ProducerCells other, int word) {
    long differing = word(Fact.WORK, word) & word(Fact.FAILED, word)
        ^ other.word(Fact.WORK, word) & other.word(Fact.FAILED, word);
    for (int i = Fact.ABSENT.ordinal(); i < FACTS; i++) {
      long[] mine = planes[i];
      long[] others = other.planes[i];
      if (mine != others) {
        differing |= (mine == null ? 0 : mine[word])
            ^ (others == null || word >= others.length ? 0 : others[word]);
      }
    }
    return differing;
  }

  /** How many exist: 1 without a grid. */
  public int count() {
    return count;
  }

  /** The partition key of an ordinal; null without a grid. */
  public @Nullable String partition(int ordinal) {
    return extent == null ? null : extent.key(ordinal);
  }

  @Nullable
  Extent extent() {
    return extent;
  }

  /** How a cell stands. */
  public CellStatus status(int ordinal) {
    int word = ordinal >>> 6;
    for (CellStatus status : STATUSES) {
      if ((statusWord(status, word) & 1L << ordinal) != 0) {
        return status;
      }
    }
    throw new IndexOutOfBoundsException(ordinal);
  }

  /** The cells of a word that are in a state. */
  private long statusWord(CellStatus status, int word) {
    return switch (status) {
      case UP_TO_DATE ->
        existing(word) & ~(word(Fact.WORK, word) | word(Fact.ABSENT, word) | word(Fact.GONE, word));
      case MISSING ->
        word(Fact.WORK, word) & ~(word(Fact.FAILED, word) | word(Fact.PUBLISHED, word));
      case STALE -> word(Fact.WORK, word) & word(Fact.PUBLISHED, word) & ~word(Fact.FAILED, word);
      case FAILED -> word(Fact.WORK, word) & word(Fact.FAILED, word);
      case ABSENT -> word(Fact.ABSENT, word);
      case GONE -> word(Fact.GONE, word);
    };
  }

  /** How many cells are in a state; costs nothing once it was asked for. */
  public int count(CellStatus status) {
    int[] known = counts;
    if (known == null) {
      known = new int[STATUSES.length];
      for (int word = 0; word < words(); word++) {
        for (CellStatus each : STATUSES) {
          known[each.ordinal()] += Long.bitCount(statusWord(each, word));
        }
      }
      counts = known;
    }
    return known[status.ordinal()];
  }

  /** How many cells are in a state and not {@link #isHeldBack held back}. */
  public int countFree(CellStatus status) {
    int sum = 0;
    for (int word = 0; word < words(); word++) {
      sum += Long.bitCount(statusWord(status, word) & ~word(Fact.HELD, word));
    }
    return sum;
  }

  /** The newest cell in a state; -1 when there is none. */
  public int newest(CellStatus status) {
    for (int word = words() - 1; word >= 0; word--) {
      long bits = statusWord(status, word);
      if (bits != 0) {
        return highest(word, bits);
      }
    }
    return -1;
  }

  /** The cells in a state, the newest first; costs what is taken of it. */
  public IntStream newestFirst(CellStatus status) {
    return IntStream.rangeClosed(1, words()).flatMap(back -> {
      int word = words() - back;
      long bits = statusWord(status, word);
      int[] ordinals = new int[Long.bitCount(bits)];
      for (int i = 0; i < ordinals.length; i++) {
        ordinals[i] = highest(word, bits);
        bits &= ~(1L << ordinals[i]);
      }
      return IntStream.of(ordinals);
    });
  }

  /** The cells that were settled by other code than there is now, whether they need work for it or not. */
  public BitSet madeByOtherCode() {
    return plane(Fact.CODE);
  }

  /** The cells whose latest attempt failed. */
  public BitSet failed() {
    return plane(Fact.FAILED);
  }

  /** The cells that are missing, stale or failed. */
  public BitSet needingWork() {
    return plane(Fact.WORK);
  }

  /** The cells that need work whatever upstream steps produce. */
  public BitSet withOwnCause() {
    long[] own = new long[words()];
    for (int word = 0; word < own.length; word++) {
      long causes = ~word(Fact.SETTLED, word)
          | word(Fact.CODE, word)
          | word(Fact.CONFIG, word)
          | word(Fact.DEPENDENCIES, word)
          | word(Fact.MAPPING, word)
          | word(Fact.DATA, word);
      own[word] = causes & word(Fact.WORK, word);
    }
    return BitSet.valueOf(own);
  }

  /** The cells that have a cause of this kind of their own. */
  public BitSet with(StaleCause.Kind kind) {
    BitSet cells = plane(Fact.WORK);
    switch (kind) {
      case MISSING -> cells.andNot(plane(Fact.SETTLED));
      case CHECK -> cells.clear();
      default -> cells.and(plane(Fact.of(kind)));
    }
    return cells;
  }

  /** The cells that are absent or gone: there is nothing to make them from. */
  public BitSet withoutSource() {
    BitSet without = plane(Fact.ABSENT);
    without.or(plane(Fact.GONE));
    return without;
  }

  /** The cells that are absent because a method said so, see {@link #isSkipped}. */
  public BitSet skipped() {
    return plane(Fact.SKIPPED);
  }

  private BitSet plane(Fact fact) {
    long[] plane = planes[fact.ordinal()];
    return plane == null ? new BitSet(0) : BitSet.valueOf(plane);
  }

  private int newest(Fact fact) {
    long[] plane = planes[fact.ordinal()];
    for (int word = plane == null ? -1 : plane.length - 1; word >= 0; word--) {
      if (plane[word] != 0) {
        return highest(word, plane[word]);
      }
    }
    return -1;
  }

  private static int highest(int word, long bits) {
    return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
  }

  /** The newest cell that needs work; -1 when none does. */
  public int newestNeedingWork() {
    return newest(Fact.WORK);
  }

  /** The newest cell of which all assets are published; -1 when there is none. */
  public int newestPublished() {
    return newest(Fact.PUBLISHED);
  }

  /** Whether some cell is absent because a method said so. */
  boolean isAnySkipped() {
    return newest(Fact.SKIPPED) >= 0;
  }

  /** Whether something upstream of some cell failed, so that it could not be brought up to date now. */
  public boolean isAnyHeldBack() {
    return newest(Fact.HELD) >= 0;
  }

  boolean anyNeedsWork() {
    return newest(Fact.WORK) >= 0;
  }

  /** Whether a cell is absent because a method said so, its own or one upstream; asked again, it may say otherwise. */
  public boolean isSkipped(int ordinal) {
    return is(Fact.SKIPPED, ordinal);
  }

  /** Whether something upstream of a cell failed, so that it could not be brought up to date now. */
  public boolean isHeldBack(int ordinal) {
    return is(Fact.HELD, ordinal);
  }

  boolean hasOwnCause(int ordinal) {
    return is(Fact.WORK, ordinal)
        && (!is(Fact.SETTLED, ordinal)
            || is(Fact.CODE, ordinal)
            || is(Fact.CONFIG, ordinal)
            || is(Fact.DEPENDENCIES, ordinal)
            || is(Fact.MAPPING, ordinal)
            || is(Fact.DATA, ordinal));
  }

  boolean has(int ordinal, StaleCause.Kind kind) {
    return is(Fact.WORK, ordinal)
        && switch (kind) {
          case MISSING -> !is(Fact.SETTLED, ordinal);
          case CHECK -> false;
          default -> is(Fact.of(kind), ordinal);
        };
  }

  boolean isUpstreamAffected(int ordinal) {
    return is(Fact.WORK, ordinal) && is(Fact.UPSTREAM, ordinal);
  }

  /** Whether a cell is missing, stale or failed. */
  public boolean needsWork(int ordinal) {
    return is(Fact.WORK, ordinal);
  }
}
