package dev.assetwright.cli;

import dev.assetwright.app.Application.BackfillChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright backfill retry}: tries again what failed. */
@Command(
    name = "retry",
    description = "Goes on with what failed in a backfill, and with all that needs it.")
final class BackfillRetryCommand implements Action {
  @Parameters(paramLabel = "BACKFILL", description = "Its id, or any unique beginning of it.")
  private String backfill = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      String id = application.backfillHead(backfill).backfill();
      invocation.err(application.changeBackfill(id, BackfillChange.RETRY));
      return new BackfillFollower(invocation, application).follow(id);
    });
  }
}
