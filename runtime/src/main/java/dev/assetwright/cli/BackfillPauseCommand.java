package dev.assetwright.cli;

import dev.assetwright.app.Application.BackfillChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright backfill pause}: lets no further run start. */
@Command(
    name = "pause",
    description = "Lets no further run of a backfill start. The run under way goes on.")
final class BackfillPauseCommand implements Action {
  @Parameters(paramLabel = "BACKFILL", description = "Its id, or any unique beginning of it.")
  private String backfill = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      invocation.err(application.changeBackfill(backfill, BackfillChange.PAUSE));
      return ExitStatus.DONE;
    });
  }
}
