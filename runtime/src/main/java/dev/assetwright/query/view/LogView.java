package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an attempt's log.
 *
 * @param total how many lines there are now
 * @param from the number of the first line here, from 0
 * @param error the number of the line where the error is told; -1 without
 */
public record LogView(
    String run,
    String asset,
    @Nullable String partition,
    int attempt,
    int attempts,
    int total,
    int from,
    int error,
    List<Line> lines) {
  /** A line; {@code level} is INFO, WARN, ERROR or OUT; lines that continue another have none of their own. */
  public record Line(@Nullable Instant at, String level, String text) {}
}
