package dev.assetwright.model;

import java.time.Duration;

/**
 * How often and when a failed attempt is tried again.
 *
 * @param retries how many further attempts; 0 for none
 * @param delay the wait before the first retry, doubled for each further one up to {@link #LONGEST}
 */
public record RetryPolicy(int retries, Duration delay) {
  /** No wait is longer. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Never tries again. */
  public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ofSeconds(1));

  /** The wait after {@code attempt} (from 1) has failed, before jitter. */
  public Duration delayAfter(int attempt) {
    Duration wait = delay;
    for (int i = 1; i < attempt && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
