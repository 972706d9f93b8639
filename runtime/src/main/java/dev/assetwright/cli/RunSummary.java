package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Tells how a run ended: a sentence, a line for each asset, and each failure. */
final class RunSummary {
  /** Each status with its word here, in the order of telling. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("SUCCEEDED", "materialized");
    WORDS.put("REUSED", "reused");
    WORDS.put("SKIPPED", "skipped");
    WORDS.put("FAILED", "failed");
    WORDS.put("BLOCKED", "blocked");
    WORDS.put("CANCELED", "canceled");
    WORDS.put("INTERRUPTED", "interrupted");
    WORDS.put("STARTED", "running");
    WORDS.put("QUEUED", "queued");
  }

  private final RunView run;
  private final Invocation invocation;

  RunSummary(RunView run, Invocation invocation) {
    this.run = run;
    this.invocation = invocation;
  }

  /** {@code Run c07d5e succeeded in 12.4 s: 40 materialized, 3 reused.} */
  String sentence() {
    RunView.Head head = run.run();
    Map<String, Integer> counts = new TreeMap<>();
    run.steps().forEach(step -> counts.merge(step.status(), 1, Integer::sum));
    String told = counts(counts);
    return "Run %s %s%s: %s."
        .formatted(
            head.run(),
            verb(head.status()),
            Runs.isFinal(head.status())
                ? (head.status().equals("SUCCEEDED") ? " in " : " after ")
                    + Words.duration(head.durationMillis())
                : "",
            told.isEmpty() ? "no steps" : told);
  }

  private static String verb(String status) {
    return switch (status) {
      case "CANCELED", "INTERRUPTED" -> "was " + status.toLowerCase(Locale.ROOT);
      case "STARTED" -> "is running";
      case "QUEUED" -> "is queued";
      default -> status.toLowerCase(Locale.ROOT);
    };
  }

  static String counts(Map<String, Integer> counts) {
    List<String> parts = new ArrayList<>();
    WORDS.forEach((status, word) -> {
      int count = counts.getOrDefault(status, 0);
      if (count > 0) {
        parts.add(Words.number(count) + " " + word);
      }
    });
    return String.join(", ", parts);
  }

  /** The sentence and a table of the assets. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(Words.wrap(sentence(), invocation.terminal().width()));
    // In other cases the reason only repeats the counts.
    if (run.run().status().equals("INTERRUPTED") && !run.run().reason().isEmpty()) {
      lines.addAll(Words.wrap(run.run().reason(), invocation.terminal().width()));
    }
    lines.addAll(assets().lines(invocation.terminal(), 2));
    return lines;
  }

  private TextTable assets() {
    Map<String, List<RunView.Step>> byAsset = new LinkedHashMap<>();
    run.steps()
        .forEach(step ->
            byAsset.computeIfAbsent(step.asset(), asset -> new ArrayList<>()).add(step));
    TextTable table = new TextTable("Asset", "Steps", ">Rows");
    byAsset.forEach((asset, steps) -> {
      Map<String, Integer> counts = new TreeMap<>();
      steps.forEach(step -> counts.merge(step.status(), 1, Integer::sum));
      long rows = steps.stream()
          .filter(step -> step.status().equals("SUCCEEDED") && step.rows() >= 0)
          .mapToLong(RunView.Step::rows)
          .sum();
      boolean counted = steps.stream().anyMatch(step -> step.rows() >= 0);
      table.row(
          Cell.of(asset),
          new Cell(counts(counts), counts.containsKey("FAILED") ? Style.BAD : Style.PLAIN),
          Cell.of(counted ? Words.number(rows) : ""));
    });
    return table;
  }

  /** Every failure, in the words of {@link FailureText}. */
  List<String> failures() {
    List<String> lines = new ArrayList<>();
    for (FailureView failure : run.failures()) {
      lines.addAll(FailureText.lines(failure, durationMillis(failure), invocation));
    }
    long others =
        run.steps().stream().filter(step -> step.status().equals("FAILED")).count()
            - run.failures().size();
    if (others > 0) {
      lines.add("and %s: %s"
          .formatted(
              Words.count(others, "other failure"),
              invocation.command("runs", "show", run.run().run(), "--json")));
    }
    lines.addAll(failedChecks());
    return lines;
  }

  /** Failed checks of what was published all the same: they fail the run, but no step. */
  private List<String> failedChecks() {
    Map<List<String>, List<RunView.Step>> byCheck = new LinkedHashMap<>();
    Map<List<String>, String> messages = new HashMap<>();
    for (RunView.Step step : run.steps()) {
      for (RunView.CheckResult check : step.checks()) {
        if (step.status().equals("SUCCEEDED") && check.result().equals("failed")) {
          List<String> name = List.of(step.asset(), check.name());
          byCheck.computeIfAbsent(name, same -> new ArrayList<>()).add(step);
          messages.put(name, check.message());
        }
      }
    }
    List<String> lines = new ArrayList<>();
    byCheck.forEach((name, steps) -> {
      RunView.Step last = steps.get(steps.size() - 1);
      String others = steps.size() == 1
          ? ""
          : " and %s".formatted(Words.count(steps.size() - 1, "other partition"));
      lines.add("%s [Assetwright/CheckFailed] Check '%s' of %s%s failed."
          .formatted(
              invocation.terminal().paint(Style.BAD, "error:"),
              name.get(1),
              Words.cell(last.asset(), last.partition()),
              others));
      lines.add("    " + messages.get(name));
      lines.add("    It is published all the same, since the check is not blocking.");
      lines.add("    To look:   " + invocation.command("show", name.get(0)));
    });
    return lines;
  }

  private long durationMillis(FailureView failure) {
    return run.steps().stream()
        .filter(step -> step.asset().equals(failure.asset())
            && Objects.equals(step.partition(), failure.partition()))
        .mapToLong(RunView.Step::durationMillis)
        .findFirst()
        .orElse(0);
  }

  /** What to do next when it did not get to its end. */
  List<String> next() {
    return switch (run.run().status()) {
      case "CANCELED", "INTERRUPTED" ->
        List.of("What was materialized is kept. To go on: "
            + invocation.command("runs", "retry", run.run().run()));
      default -> List.of();
    };
  }
}
