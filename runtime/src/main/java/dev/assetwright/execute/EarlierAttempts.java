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
public record EarlierAttempts(int count, Failure last, Instant notBefore) {}
