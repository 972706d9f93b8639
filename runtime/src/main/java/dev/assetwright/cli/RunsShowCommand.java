package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.RunView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright runs show}: one run with its steps and failures. */
@Command(name = "show", description = "Shows a run: how it ended, its steps, its failures.")
final class RunsShowCommand implements Action {
  @Parameters(paramLabel = "RUN", description = "Its id, or any unique beginning of it.")
  private String run = "";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps to list, failed ones first (default: 40).")
  private int limit = 40;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    Numbers.atLeast(0, "--steps", limit);
    return invocation.withApplication(application -> {
      RunView whole = Runs.whole(application, run);
      if (invocation.options().json) {
        invocation.answer(whole);
      } else {
        print(whole, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private void print(RunView whole, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    RunView.Head head = whole.run();
    invocation.out("%s, started by the %s at %s%s"
        .formatted(
            head.title(),
            head.startedBy(),
            Words.minute(head.queuedAt(), terminal.zone()),
            head.retryOf() == null ? "" : ", a retry of " + head.retryOf()));
    RunSummary summary = new RunSummary(whole, invocation);
    summary.lines().forEach(invocation::out);
    steps(whole, invocation);
    summary.failures().forEach(invocation::out);
    summary.next().forEach(invocation::err);
  }

  private void steps(RunView whole, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    List<RunView.Step> first = whole.steps().stream()
        .sorted(Comparator.comparingInt(step -> step.status().equals("FAILED") ? 0 : 1))
        .limit(limit)
        .toList();
    TextTable table = new TextTable("Step", "Partition", "Status", ">Took", ">Rows", "Reason");
    for (RunView.Step step : first) {
      table.row(
          Cell.of(step.asset()),
          Cell.of(step.partition() == null ? "" : step.partition()),
          new Cell(step.status().toLowerCase(Locale.ROOT), Style.of(step.status())),
          Cell.of(step.startedAt() == null ? "" : Words.duration(step.durationMillis())),
          Cell.of(step.rows() < 0 ? "" : Words.number(step.rows())),
          Cell.of(step.status().equals("SUCCEEDED") ? "" : Words.firstLine(step.reason())));
    }
    if (!table.isEmpty()) {
      table.print(terminal);
    }
    int others = whole.steps().size() - first.size();
    if (others > 0) {
      invocation.err("and %s: --steps %d"
          .formatted(Words.count(others, "other step"), whole.steps().size()));
    }
  }
}
