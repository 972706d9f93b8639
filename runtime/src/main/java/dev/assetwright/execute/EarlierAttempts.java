package dev.assetwright.execute;

import dev.assetwright.model.Failure;
import java.time.Instant;

/**
 * What was tried at a step before its process died, so that another run goes on where it stopped.
 *
 * @param count how many attempts there were; they count against the asset's retries
 * @param last why the last one failed, or that its process died
 * @param notBefore when the next attempt may come
 */
public record EarlierAttempts(int count, Failure last, Instant notBefore) {
  private static final Failure DIED =
      Failures.of(Failure.Kind.ENVIRONMENT, "Interrupted", "its process died", false);

  /** Whose last one was cut off by the death of its process. */
  static EarlierAttempts cutOff(int count, Instant now) {
    return new EarlierAttempts(count, DIED, now);
  }

  /** Whether the last one was cut off: it failed by nothing of its own. */
  boolean isCutOff() {
    return last.equals(DIED);
  }
}
