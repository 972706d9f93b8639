package dev.assetwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright runs cancel}: asks a run to stop. */
@Command(name = "cancel", description = "Cancels a run, also one of another process.")
final class RunsCancelCommand implements Action {
  @Parameters(paramLabel = "RUN", description = "Its id, or any unique beginning of it.")
  private String run = "";

  /** The names are those in JSON. */
  record Answer(String run, String message) {}

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      String id = application.run(run, 0, 1).run().run();
      String message = application.cancel(id);
      if (invocation.options().json) {
        invocation.answer(new Answer(id, message));
      } else {
        invocation.out(message);
      }
      return ExitStatus.DONE;
    });
  }
}
