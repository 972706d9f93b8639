package dev.assetwright.rules.grid;

import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a promise of freshness can be kept by the schedule that serves it.
 *
 * <p>The age of an asset without a grid counts from its materialization, so it is oldest just before the next time of the
 * schedule. With a grid it counts from the end of the newest partition materialized, which is also the wait for the
 * schedule: a daily asset built at 06:15 is 30 h 15 m old just before the next build. Runs are taken to need no time, so
 * a promise refused here cannot be kept by any machine.
 */
public final class FreshnessRule {
  private FreshnessRule() {}

  /** Returns how old the data gets at most when every time of the schedule is kept at once. */
  public static Duration greatestAge(Cron schedule, ZoneId zone, @Nullable TimeGrid grid) {
    if (grid == null) {
      return schedule.greatestGap(zone);
    }
    Instant firstEnd = grid.endOf(0);
    Instant start = firstEnd.isAfter(Cron.sampleStart()) ? firstEnd : Cron.sampleStart();
    Instant end = start.plus(Duration.between(Cron.sampleStart(), schedule.sampleEnd()));
    Duration greatest = Duration.ZERO;
    Instant time = schedule.next(start.minusNanos(1), zone).orElse(end);
    while (time.isBefore(end)) {
      // All times until the next partition ends find the same newest one; the first after that
      // finds another.
      int existing = grid.count(time);
      Instant newestEnd = grid.endOf(existing - 1);
      Instant renewed = schedule.next(grid.endOf(existing).minusNanos(1), zone).orElse(end);
      Duration age = Duration.between(newestEnd, renewed);
      greatest = age.compareTo(greatest) > 0 ? age : greatest;
      time = renewed;
    }
    return greatest;
  }

  /** Returns what is wrong with the promise, in a sentence or two; empty when the schedule can keep it. */
  public static Optional<String> problem(
      Cron schedule, ZoneId zone, Duration freshness, @Nullable TimeGrid grid) {
    Duration needed = greatestAge(schedule, zone, grid);
    if (freshness.compareTo(needed) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        "The freshness '%s' is shorter than the schedule '%s' allows: before the next run the data is %s old. Promise"
                .formatted(freshness, schedule, Durations.format(needed))
            + " more than that, or schedule more often.");
  }
}
