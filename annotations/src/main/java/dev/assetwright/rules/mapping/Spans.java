package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.TimeGrid;
import java.time.Instant;

/**
 * Which windows of an upstream overlap those that each window of a reader reads: from one to another, both included; none
 * when the first is the later. Ordinals may lie outside of what exists.
 */
record Spans(int[] firsts, int[] lasts) {
  /** Of the reader's windows from 0 on, so many. */
  static Spans of(Rule.Windows windows, int count) {
    int[] firsts = new int[count];
    int[] lasts = new int[count];
    for (int own = 0; own < count; own++) {
      firsts[own] = first(windows, own);
      lasts[own] = last(windows, own);
    }
    return new Spans(firsts, lasts);
  }

  int first(int own) {
    return firsts[own];
  }

  int last(int own) {
    return lasts[own];
  }

  static int first(Rule.Windows windows, int own) {
    return windows.upstream().ordinalAt(windows.reader().startOf(own + windows.from()));
  }

  static int last(Rule.Windows windows, int own) {
    TimeGrid reader = windows.reader();
    Instant end = reader.endOf(own + windows.to());
    // Windows of cron before the first are empty, and nothing overlaps with them.
    return end.isAfter(reader.startOf(own + windows.from()))
        ? windows.upstream().ordinalAt(end.minusNanos(1))
        : -1;
  }

  /** The first window of the reader that reads a window of the upstream. */
  static int firstReader(Rule.Windows windows, int their) {
    return windows.reader().ordinalAt(windows.upstream().startOf(their)) - windows.to();
  }

  /** The last one. */
  static int lastReader(Rule.Windows windows, int their) {
    Instant end = windows.upstream().endOf(their).minusNanos(1);
    return windows.reader().ordinalAt(end) - windows.from();
  }
}
