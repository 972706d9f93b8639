package dev.assetwright.execute;

import dev.assetwright.model.Failure;
import dev.assetwright.model.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** Decides whether a failed attempt is followed by another one, and when. */
final class RetryResolver {
  private static final double JITTER = 0.1;

  private RetryResolver() {}

  /**
   * Returns the wait before the next attempt; empty when there is none.
   *
   * @param made how many attempts there were that count
   * @param chance from 0 to 1: spreads what failed together
   */
  static Optional<Duration> resolve(RetryPolicy policy, Failure failure, int made, double chance) {
    // What a check says of data does not change by making the same data again.
    if (made > policy.retries() || failure.permanent() || failure.kind() == Failure.Kind.CHECK) {
      return Optional.empty();
    }
    Duration wait = policy.delayAfter(made);
    return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * chance)));
  }
}
