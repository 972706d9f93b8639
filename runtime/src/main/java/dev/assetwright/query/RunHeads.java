package dev.assetwright.query;

import dev.assetwright.model.RunRequest;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.RunStore.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells runs in a few facts. */
final class RunHeads {
  private static final int MOST_NAMED = 3;

  private final String process;
  private final Instant now;

  /** Takes the name of this process, to tell its own runs from others'. */
  RunHeads(String process, Instant now) {
    this.process = process;
    this.now = now;
  }

  RunView.Head head(RunRecord run) {
    RunRequest request = run.request();
    return new RunView.Head(
        run.id(),
        run.status().name(),
        title(request),
        request.selection(),
        request.partitions(),
        request.force(),
        request.upstream(),
        request.startedBy(),
        request.retryOf(),
        request.backfill(),
        run.queuedAt(),
        run.startedAt(),
        run.endedAt(),
        durationMillis(run),
        run.reason(),
        counts(run),
        run.process().equals(process));
  }

  private long durationMillis(RunRecord run) {
    if (run.startedAt() == null) {
      return 0;
    }
    Instant end = run.endedAt() == null ? now : run.endedAt();
    return Math.max(0, Duration.between(run.startedAt(), end).toMillis());
  }

  private static Map<String, Integer> counts(RunRecord run) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StepStatus status : StepStatus.values()) {
      Integer count = run.counts().get(status);
      if (count != null && count > 0) {
        counts.put(status.name(), count);
      }
    }
    return counts;
  }

  /** {@code Materialize group:mart}, {@code Scheduled: mart/daily_sales, mart/monthly_sales}, {@code Retry of c07d5e}. */
  static String title(RunRequest request) {
    if (request.retryOf() != null) {
      return "Retry of " + request.retryOf();
    }
    if (request.startedBy().equals("schedule")) {
      return "Scheduled: " + named(request.selection());
    }
    String asked =
        asked(request.selection(), request.partitions(), request.upstream(), request.force());
    return request.backfill() == null
        ? "Materialize " + asked
        : "Backfill %s: %s".formatted(request.backfill(), asked);
  }

  /** {@code group:mart, 2026-01-01..2026-03-31, not the upstream}. */
  static String asked(List<String> selection, String partitions, boolean upstream, boolean force) {
    return named(selection)
        + (partitions.equals("all") ? "" : ", " + partitions)
        + (upstream ? "" : ", not the upstream")
        + (force ? ", even when up to date" : "");
  }

  private static String named(List<String> selection) {
    if (selection.isEmpty() || selection.equals(List.of("*"))) {
      return "all assets";
    }
    int others = selection.size() - MOST_NAMED;
    return others <= 0
        ? String.join(", ", selection)
        : String.join(", ", selection.subList(0, MOST_NAMED))
            + " and "
            + Words.count(others, "other");
  }
}
