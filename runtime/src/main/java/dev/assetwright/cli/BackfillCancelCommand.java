package dev.assetwright.cli;

import dev.assetwright.app.Application.BackfillChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright backfill cancel}: ends one for good. */
@Command(
    name = "cancel",
    description = "Ends a backfill for good and asks its run to stop. What it has published stays.")
final class BackfillCancelCommand implements Action {
  @Parameters(paramLabel = "BACKFILL", description = "Its id, or any unique beginning of it.")
  private String backfill = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      invocation.err(application.changeBackfill(backfill, BackfillChange.CANCEL));
      return ExitStatus.DONE;
    });
  }
}
