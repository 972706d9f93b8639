package dev.assetwright.cli;

import dev.assetwright.query.view.BackfillView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells backfills in words. */
final class BackfillText {
  private BackfillText() {}

  /** Whether it is to go on, and no process drives it. */
  static boolean isWaiting(BackfillView.Head backfill) {
    return backfill.status().equals("RUNNING") && !backfill.driven();
  }

  /** Its status; what nobody drives waits, since it runs nowhere. */
  static String status(BackfillView.Head backfill) {
    return isWaiting(backfill) ? "waiting" : backfill.status().toLowerCase(Locale.ROOT);
  }

  /** What brings one that waits to go on. */
  static String waiting(BackfillView.Head backfill, Invocation invocation) {
    return "Backfill %s waits for a server. To go on here: %s"
        .formatted(
            backfill.backfill(), invocation.command("backfill", "resume", backfill.backfill()));
  }

  /** How the status stands out. */
  static Style style(BackfillView.Head backfill) {
    return isWaiting(backfill) ? Style.WARNING : Style.of(backfill.status());
  }

  /** How many cells are up to date by it. */
  static int made(BackfillView.Head backfill) {
    return count(backfill, "SUCCEEDED") + count(backfill, "REUSED") + count(backfill, "SKIPPED");
  }

  static int failed(BackfillView.Head backfill) {
    return count(backfill, "FAILED");
  }

  private static int count(BackfillView.Head backfill, String status) {
    return backfill.counts().getOrDefault(status, 0);
  }

  /** {@code 300 steps made (12 reused), 1 failed, in 3 runs}. */
  static String counts(BackfillView.Head backfill) {
    List<String> parts = new ArrayList<>();
    int reused = count(backfill, "REUSED");
    parts.add(Words.count(made(backfill), "step") + " made"
        + (reused == 0 ? "" : " (%s reused)".formatted(Words.number(reused))));
    if (failed(backfill) > 0) {
      parts.add(Words.number(failed(backfill)) + " failed");
    }
    parts.add("in " + Words.count(backfill.runCount(), "run"));
    return String.join(", ", parts);
  }

  /** {@code Backfill 4d02aa is paused: 300 steps made, in 3 runs.} */
  static String sentence(BackfillView.Head backfill) {
    String status = switch (backfill.status()) {
      case "SUCCEEDED" -> "is done";
      case "FAILED" -> "is done, but not all of it";
      default -> "is " + status(backfill);
    };
    return "Backfill %s %s: %s.".formatted(backfill.backfill(), status, counts(backfill));
  }

  static ExitStatus exitStatus(String status) {
    return switch (status) {
      case "SUCCEEDED" -> ExitStatus.DONE;
      case "FAILED" -> ExitStatus.FAILED;
      default -> ExitStatus.CANCELED;
    };
  }
}
