package dev.assetwright.config;

import dev.assetwright.Config;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be set about the engine itself. In the environment its name is not repeated: {@code ASSETWRIGHT_WORKERS}.
 *
 * @param workers how many steps may run at the same time; empty for one per processor
 * @param runTimeout how long a run may take before what is left of it is stopped; empty for no limit
 * @param retention how long runs that are over are remembered; empty for {@link #RETENTION}
 * @param limits how many attempts at what a selection selects may be under way at once, each {@code tag:api = 3}
 */
@Config(EngineSettings.PREFIX)
public record EngineSettings(
    Optional<Integer> workers,
    Optional<Duration> runTimeout,
    Optional<Duration> retention,
    @Config.Default("") List<String> limits) {
  /** How long runs are remembered when nothing is said of it. */
  public static final Duration RETENTION = Duration.ofDays(90);

  static final String PREFIX = "assetwright";

  /** A process that sleeps for less misses nothing that others wrote. */
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  public EngineSettings {
    limits = List.copyOf(limits);
    if (workers.isPresent() && workers.get() < 1) {
      throw new IllegalArgumentException(
          "'assetwright.workers' is %d; at least 1 step must be able to run."
              .formatted(workers.get()));
    }
    if (runTimeout.isPresent() && (runTimeout.get().isZero() || runTimeout.get().isNegative())) {
      throw new IllegalArgumentException(
          "'assetwright.runTimeout' is %s; a run takes more than no time at all."
              .formatted(runTimeout.get()));
    }
    if (retention.isPresent() && retention.get().compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "'assetwright.retention' is %s; runs are remembered for a day, P1D, at least."
              .formatted(retention.get()));
    }
  }
}
