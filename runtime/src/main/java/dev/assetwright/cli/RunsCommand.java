package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.RunView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assetwright runs}: the list of runs; its subcommands look into one. */
@Command(
    name = "runs",
    description = "Lists the runs, newest first. A run is named by its id or any unique beginning"
        + " of it.",
    subcommands = {
      RunsShowCommand.class,
      RunsLogsCommand.class,
      RunsCancelCommand.class,
      RunsRetryCommand.class
    },
    footer = {
      "%nExamples:",
      "  assetwright runs --asset mart/daily_sales",
      "  assetwright runs show c07d5e",
      "  assetwright runs logs c07 clean/sales --partition 2010-12-01",
    })
final class RunsCommand implements Action {
  @Option(names = "--asset", paramLabel = "ASSET", description = "Only runs of this asset.")
  private @Nullable String asset;

  @Option(names = "--limit", paramLabel = "N", description = "How many (default: 20).")
  private int limit = 20;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    Numbers.atLeast(1, "--limit", limit);
    return invocation.withApplication(application -> {
      RunView.RunList runs = application.runs(asset, null, limit);
      if (invocation.options().json) {
        invocation.answer(runs);
      } else {
        print(runs, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(RunView.RunList runs, Invocation invocation) {
    if (runs.runs().isEmpty()) {
      invocation.err("There are no runs yet. To start one: " + invocation.command("materialize"));
      return;
    }
    Terminal terminal = invocation.terminal();
    TextTable table = new TextTable("Run", "Status", "Queued", ">Took", ">Steps", "What");
    for (RunView.Head run : runs.runs()) {
      table.row(
          Cell.of(run.run()),
          new Cell(run.status().toLowerCase(Locale.ROOT), Style.of(run.status())),
          Cell.of(Words.minute(run.queuedAt(), terminal.zone())),
          Cell.of(run.startedAt() == null ? "" : Words.duration(run.durationMillis())),
          Cell.of(Words.number(steps(run))),
          Cell.of(run.title()));
    }
    table.print(terminal);
  }

  private static int steps(RunView.Head run) {
    return run.counts().values().stream().mapToInt(Integer::intValue).sum();
  }
}
