package dev.assetwright.rules.grid;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The hours of a zone's clocks, numbered. Between two changes of clocks they are told by arithmetic; the changes are kept in
 * a table that grows when a later time is asked for. Safe for use by many threads.
 */
final class OffsetSpans {
  private static final int HOUR = 3600;

  /** Parallel arrays: when a span begins, its offset, and the number of its first hour. Never changed, only replaced. */
  private record Spans(long[] starts, int[] offsets, int[] firsts, boolean complete) {
    int size() {
      return starts.length;
    }
  }

  private final ZoneRules rules;
  private volatile Spans spans;

  OffsetSpans(Instant start, ZoneId zone) {
    rules = zone.getRules();
    spans = new Spans(
        new long[] {start.getEpochSecond()},
        new int[] {rules.getOffset(start).getTotalSeconds()},
        new int[] {0},
        false);
  }

  int ordinalAt(long second) {
    Spans known = spans;
    if (second < known.starts[0]) {
      return Math.toIntExact(Math.floorDiv(second - known.starts[0], (long) HOUR));
    }
    while (!known.complete && known.starts[known.size() - 1] <= second) {
      known = extend(known);
    }
    int span = Arrays.binarySearch(known.starts, second);
    return ordinal(known, span >= 0 ? span : -span - 2, second);
  }

  private static int ordinal(Spans spans, int span, long second) {
    return Math.toIntExact(spans.firsts[span]
        + hour(second, spans.offsets[span])
        - hour(spans.starts[span], spans.offsets[span]));
  }

  private static long hour(long second, int offset) {
    return Math.floorDiv(second + offset, (long) HOUR);
  }

  long startOf(int ordinal) {
    Spans known = spans;
    if (ordinal <= 0) {
      return known.starts[0] + (long) ordinal * HOUR;
    }
    int span = spanOf(ordinal);
    known = spans;
    int offset = known.offsets[span];
    long first = hour(known.starts[span], offset);
    long start = (first + ordinal - known.firsts[span]) * HOUR - offset;
    return Math.max(start, known.starts[span]);
  }

  private int spanOf(int ordinal) {
    Spans known = spans;
    while (!known.complete && known.firsts[known.size() - 1] <= ordinal) {
      known = extend(known);
    }
    int span = Arrays.binarySearch(known.firsts, ordinal);
    return span >= 0 ? span : -span - 2;
  }

  /** Whether the hour has the name of one before it. */
  boolean isNamedAgain(int ordinal) {
    int span = spanOf(ordinal);
    Spans known = spans;
    if (span == 0) {
      return false;
    }
    long last = hour(known.starts[span] - 1, known.offsets[span - 1]);
    long own = hour(startOf(ordinal), known.offsets[span]);
    return own <= last;
  }

  private synchronized Spans extend(Spans from) {
    if (spans != from) {
      return spans;
    }
    int last = from.size() - 1;
    ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(from.starts[last]));
    Spans longer;
    if (change == null) {
      longer = new Spans(from.starts, from.offsets, from.firsts, true);
    } else {
      long at = change.toEpochSecond();
      longer = new Spans(
          append(from.starts, at),
          append(from.offsets, change.getOffsetAfter().getTotalSeconds()),
          append(from.firsts, ordinal(from, last, at - 1) + 1),
          false);
    }
    spans = longer;
    return longer;
  }

  private static long[] append(long[] array, long value) {
    long[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = value;
    return longer;
  }

  private static int[] append(int[] array, int value) {
    int[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = value;
    return longer;
  }
}
