package dev.assetwright.model;

import dev.assetwright.RetryWhen;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a failed attempt is tried again.
 *
 * @param retries how many further attempts; 0 for none
 * @param delay the wait before the first retry, doubled for each further one up to {@link #LONGEST}
 * @param on the names of the classes of exceptions after which there are some; empty for all
 * @param when the rule that is asked of each besides; null without
 */
public record RetryPolicy(
    int retries, Duration delay, List<String> on, @Nullable RetryWhen when) {
  /** No wait is longer. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Never tries again. */
  public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ofSeconds(1));

  public RetryPolicy {
    on = List.copyOf(on);
  }

  /** Asks no rule. */
  public RetryPolicy(int retries, Duration delay, List<String> on) {
    this(retries, delay, on, null);
  }

  /** Tries again whatever was thrown. */
  public RetryPolicy(int retries, Duration delay) {
    this(retries, delay, List.of(), null);
  }

  /** Returns the same with another wait. */
  public RetryPolicy withDelay(Duration other) {
    return new RetryPolicy(retries, other, on, when);
  }

  /**
   * Whether what was thrown, or something that caused it, is one of the exceptions, and the rule agrees; which may itself
   * throw anything.
   */
  public boolean covers(Throwable thrown) {
    return isNamed(thrown) && (when == null || when.isTransient(thrown));
  }

  private boolean isNamed(Throwable thrown) {
    if (on.isEmpty()) {
      return true;
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
      if (isNamed(at.getClass())) {
        return true;
      }
    }
    return false;
  }

  /** By name, since code that was loaded anew has classes of its own. */
  private boolean isNamed(@Nullable Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (on.contains(at.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The wait after {@code attempt} (from 1) has failed, before jitter. */
  public Duration delayAfter(int attempt) {
    Duration wait = delay;
    for (int i = 1; i < attempt && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
