package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.BackfillView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assetwright backfill}: the list of backfills; its subcommands start and change them. */
@Command(
    name = "backfill",
    description =
        "Lists the backfills, newest first. A backfill brings many partitions up to date in"
            + " runs that follow each other; it goes on where it was after any restart. It is named by"
            + " its id or any unique beginning of it.",
    subcommands = {
      BackfillStartCommand.class,
      BackfillShowCommand.class,
      BackfillPauseCommand.class,
      BackfillResumeCommand.class,
      BackfillRetryCommand.class,
      BackfillCancelCommand.class
    },
    footer = {
      "%nExamples:",
      "  assetwright backfill start group:mart --partitions 2025-01-01..2025-12-31",
      "  assetwright backfill start raw/orders --force --per-run 50 --pace 500/min",
      "  assetwright backfill resume 4d0",
    })
final class BackfillCommand implements Action {
  @Option(names = "--limit", paramLabel = "N", description = "How many (default: 20).")
  private int limit = 20;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      BackfillView.BackfillList list = application.backfills(Math.max(1, limit));
      if (invocation.options().json) {
        invocation.answer(list);
      } else {
        print(list, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(BackfillView.BackfillList list, Invocation invocation) {
    if (list.backfills().isEmpty()) {
      invocation.err("There are no backfills yet. To start one: "
          + invocation.command("backfill", "start", "SELECTION"));
      return;
    }
    Terminal terminal = invocation.terminal();
    TextTable table =
        new TextTable("Backfill", "Status", "Started", ">Runs", ">Made", ">Failed", "What");
    for (BackfillView.Head backfill : list.backfills()) {
      table.row(
          Cell.of(backfill.backfill()),
          new Cell(BackfillText.status(backfill), BackfillText.style(backfill)),
          Cell.of(Words.minute(backfill.startedAt(), terminal.zone())),
          Cell.of(Words.number(backfill.runCount())),
          Cell.of(Words.number(BackfillText.made(backfill))),
          Cell.of(Words.number(BackfillText.failed(backfill))),
          Cell.of(backfill.title()));
    }
    table.print(terminal);
    list.backfills().stream()
        .filter(BackfillText::isWaiting)
        .forEach(backfill -> invocation.err(BackfillText.waiting(backfill, invocation)));
  }
}
