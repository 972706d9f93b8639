package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.QuarantineView;
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
      "  assetwright show clean/sales --quarantined",
    })
final class ShowCommand implements Action {
  @Parameters(paramLabel = "ASSET", description = "Its key, as far as it is unambiguous.")
  private String asset = "";

  @Option(names = "--partition", paramLabel = "KEY", description = "Which; else the newest.")
  private @Nullable String partition;

  @Option(names = "--rows", paramLabel = "N", description = "How many rows (default: 10).")
  private int rows = 10;

  @Option(
      names = "--quarantined",
      description = "The rows that a blocking check refused, and why; of the partition that was"
          + " refused last, unless one is named.")
  private boolean quarantined;

  /** The names are those in JSON. */
  record Answer(AssetView asset, RowsView rows) {}

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    Numbers.atLeast(0, "--rows", rows);
    return invocation.withApplication(application -> {
      if (quarantined) {
        return quarantined(application, invocation);
      }
      AssetView view = application.asset(asset, partition);
      RowsView published = application.rows(view.key(), partition, 0, rows);
      if (invocation.options().json) {
        invocation.answer(new Answer(view, published));
        return ExitStatus.DONE;
      }
      new AssetText(view, partition != null, invocation).lines().forEach(invocation::out);
      if (rows > 0) {
        RowsText.lines(published, invocation.terminal()).forEach(invocation::out);
      }
      return ExitStatus.DONE;
    });
  }

  private ExitStatus quarantined(Application application, Invocation invocation) {
    QuarantineView view = application.quarantined(asset, partition, 0, rows);
    if (invocation.options().json) {
      invocation.answer(view);
    } else {
      QuarantineText.lines(view, rows, invocation.terminal()).forEach(invocation::out);
    }
    return ExitStatus.DONE;
  }
}
