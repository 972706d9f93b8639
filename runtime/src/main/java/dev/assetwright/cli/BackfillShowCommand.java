package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright backfill show}: one backfill, with its newest runs. */
@Command(
    name = "show",
    description = "Shows a backfill: what is made, failed and left, and its newest runs.")
final class BackfillShowCommand implements Action {
  private static final int MOST_RUNS = 20;

  @Parameters(paramLabel = "BACKFILL", description = "Its id, or any unique beginning of it.")
  private String backfill = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> show(application, invocation));
  }

  private ExitStatus show(Application application, Invocation invocation) {
    BackfillView view = application.backfill(backfill, MOST_RUNS);
    if (invocation.options().json) {
      invocation.answer(view);
      return ExitStatus.DONE;
    }
    BackfillView.Head head = view.backfill();
    Terminal terminal = invocation.terminal();
    invocation.out("%s %s, %s"
        .formatted(
            head.backfill(),
            terminal.paint(BackfillText.style(head), BackfillText.status(head)),
            head.title()));
    invocation.out(String.join(", ", facts(view)));
    if (!head.reason().isEmpty()) {
      invocation.out("Because " + head.reason() + ".");
    }
    if (!view.runs().isEmpty()) {
      invocation.out("");
      runs(view.runs(), terminal);
    }
    if (BackfillText.isWaiting(head)) {
      invocation.err(BackfillText.waiting(head, invocation));
    } else if (head.status().equals("PAUSED")) {
      invocation.err("To go on: " + invocation.command("backfill", "resume", head.backfill()));
    } else if (head.status().equals("FAILED")) {
      invocation.err(
          "To try what failed again: " + invocation.command("backfill", "retry", head.backfill()));
    }
    return ExitStatus.DONE;
  }

  private static List<String> facts(BackfillView view) {
    List<String> facts = new ArrayList<>();
    facts.add(BackfillText.counts(view.backfill()));
    if (view.left() > 0) {
      facts.add(Words.count(view.left(), "step") + " left");
    }
    if (view.leftMillis() >= 0) {
      facts.add("about " + Words.duration(view.leftMillis()) + " to go");
    }
    if (view.backfill().pace() != null) {
      facts.add("at most " + view.backfill().pace());
    }
    return facts;
  }

  private static void runs(List<RunView.Head> runs, Terminal terminal) {
    TextTable table = new TextTable("Run", "Status", "Queued", ">Took", ">Steps");
    for (RunView.Head run : runs) {
      table.row(
          Cell.of(run.run()),
          new Cell(run.status().toLowerCase(Locale.ROOT), Style.of(run.status())),
          Cell.of(Words.minute(run.queuedAt(), terminal.zone())),
          Cell.of(run.startedAt() == null ? "" : Words.duration(run.durationMillis())),
          Cell.of(Words.number(
              run.counts().values().stream().mapToInt(Integer::intValue).sum())));
    }
    table.print(terminal);
  }
}
