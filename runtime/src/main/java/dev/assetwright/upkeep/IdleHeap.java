package dev.assetwright.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the heap collected once after work that made it larger, as soon as nothing runs for a while. The JVM by itself collects only
 * when it needs room, so a process that waits for the next schedule would hold what its last run needed.
 *
 * <p>For one thread.
 */
public final class IdleHeap {
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** A collection stops everything for a moment, which less is not worth. */
  private static final long LEAST_GROWTH = 8L << 20;

  private final Clock clock;
  private final BooleanSupplier busy;
  private final LongSupplier size;
  private final Runnable collect;
  private @Nullable Instant idleSince;
  private long collectedTo;

  /** @param busy whether anything runs */
  public IdleHeap(Clock clock, BooleanSupplier busy) {
    this(clock, busy, () -> Runtime.getRuntime().totalMemory(), System::gc);
  }

  IdleHeap(Clock clock, BooleanSupplier busy, LongSupplier size, Runnable collect) {
    this.clock = clock;
    this.busy = busy;
    this.size = size;
    this.collect = collect;
  }

  /** Looks whether it is time; to be called every few seconds. */
  public void tick() {
    Instant now = clock.instant();
    if (busy.getAsBoolean()) {
      idleSince = null;
    } else if (idleSince == null) {
      idleSince = now;
    } else if (size.getAsLong() >= collectedTo + LEAST_GROWTH
        && !now.isBefore(idleSince.plus(WAIT))) {
      collect.run();
      collectedTo = size.getAsLong();
    }
  }
}
