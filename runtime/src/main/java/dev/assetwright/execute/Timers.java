package dev.assetwright.execute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be done later, by the clock that was handed in; actions of one instant in the order in which they were set. */
final class Timers {
  private final Clock clock;
  private final TreeSet<Timer> timers =
      new TreeSet<>(Comparator.comparing(Timer::at).thenComparing(Timer::order));
  private long order;

  /** An action that was set; what cancels it. */
  record Timer(Instant at, long order, Runnable action) {}

  Timers(Clock clock) {
    this.clock = clock;
  }

  Timer after(Duration wait, Runnable action) {
    Timer timer = new Timer(clock.instant().plus(wait), order++, action);
    timers.add(timer);
    return timer;
  }

  /** Does nothing to one that is due already. */
  void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timers.remove(timer);
    }
  }

  /** Runs what is due; returns whether anything was. */
  boolean fire() {
    boolean fired = false;
    if (timers.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    while (!timers.isEmpty() && !timers.first().at().isAfter(now)) {
      fired = true;
      timers.pollFirst().action().run();
    }
    return fired;
  }

  /** How long nothing is due, {@code longest} at most. */
  Duration idle(Duration longest) {
    if (timers.isEmpty()) {
      return longest;
    }
    Duration next = Duration.between(clock.instant(), timers.first().at());
    return next.compareTo(longest) < 0 ? next : longest;
  }
}
