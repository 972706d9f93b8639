package dev.assetwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright runs retry}: runs again what a run did not finish. */
@Command(
    name = "retry",
    description = "Runs again what failed, was blocked, canceled or interrupted in a run.")
final class RunsRetryCommand implements Action {
  @Parameters(paramLabel = "RUN", description = "Its id, or any unique beginning of it.")
  private String run = "";

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> new RunFollower(invocation, application)
        .follow(() -> application.retry(run, "command line")));
  }
}
