package dev.assetwright.cli;

import dev.assetwright.app.Application.BackfillChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright backfill resume}: goes on after a pause. */
@Command(
    name = "resume",
    description = "Goes on with a backfill after a pause, or after its process died.")
final class BackfillResumeCommand implements Action {
  @Parameters(paramLabel = "BACKFILL", description = "Its id, or any unique beginning of it.")
  private String backfill = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      String id = application.backfillHead(backfill).backfill();
      invocation.err(application.changeBackfill(id, BackfillChange.RESUME));
      return new BackfillFollower(invocation, application).follow(id);
    });
  }
}
