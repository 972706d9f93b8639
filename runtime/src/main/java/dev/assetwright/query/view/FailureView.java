package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param quarantined whether what this attempt made was refused by a check and can be looked at
 * @param like how many partitions, or assets without, failed with the same fingerprint in any run that is kept, this one
 *     included; 100 at most
 * @param blocks the assets held back by it, sorted
 */
public record FailureView(
    String asset,
    @Nullable String partition,
    String run,
    int attempt,
    Instant at,
    String type,
    String message,
    @Nullable String frame,
    List<String> trace,
    boolean permanent,
    boolean quarantined,
    int like,
    List<String> blocks) {}
