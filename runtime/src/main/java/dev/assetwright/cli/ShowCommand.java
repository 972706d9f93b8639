package dev.assetwright.cli;

import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.RowsView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright show}: all about one asset. */
@Command(
    name = "show",
    description = "Shows all about one asset: its state and why, checks, neighbors, latest"
        + " materializations, and the first rows of what is published.",
    footer = {
      "%nExamples:",
      "  assetwright show mart/daily_sales",
      "  assetwright show clean/rejected_sales --partition 2010-12-01 --rows 50",
    })
final class ShowCommand implements Action {
  @Parameters(paramLabel = "ASSET", description = "Its key, as far as it is unambiguous.")
  private String asset = "";

  @Option(names = "--partition", paramLabel = "KEY", description = "Which; else the newest.")
  private @Nullable String partition;

  @Option(names = "--rows", paramLabel = "N", description = "How many rows (default: 10).")
  private int rows = 10;

  /** The names are those in JSON. */
  record Answer(AssetView asset, RowsView rows) {}

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    Numbers.atLeast(0, "--rows", rows);
    return invocation.withApplication(application -> {
      AssetView view = application.asset(asset, partition);
      RowsView published = application.rows(view.key(), partition, 0, rows);
      if (invocation.options().json) {
        invocation.answer(new Answer(view, published));
        return ExitStatus.DONE;
      }
      new AssetText(view, invocation.terminal()).lines().forEach(invocation::out);
      if (rows > 0) {
        RowsText.lines(published, invocation.terminal()).forEach(invocation::out);
      }
      return ExitStatus.DONE;
    });
  }
}
