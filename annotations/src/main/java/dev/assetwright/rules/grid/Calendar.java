package dev.assetwright.rules.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToLongFunction;

/** What grids of whole calendar days share. */
final class Calendar {
  private Calendar() {}

  /**
   * Returns the window of an instant. Where clocks go back over midnight a date comes, goes and comes again; windows then
   * follow elapsed time, which is why the date alone does not decide.
   */
  static int ordinalAt(TimeGrid grid, Instant instant, ToLongFunction<LocalDate> ordinal) {
    int at = Math.toIntExact(ordinal.applyAsLong(LocalDate.ofInstant(instant, grid.zone())));
    if (instant.isBefore(grid.startOf(at))) {
      return at - 1;
    }
    return instant.isBefore(grid.startOf(at + 1)) ? at : at + 1;
  }
}
