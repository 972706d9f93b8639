package dev.assetwright.cli;

import dev.assetwright.boot.Assetwright;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright dev}: pages, schedules, and a watch on the compiled classes. */
@Command(
    name = "dev",
    description = "Serves the pages, runs the schedules, and takes over the assets anew whenever"
        + " they are compiled. Ctrl-C stops.",
    footer = {
      "%nExamples:",
      "  assetwright dev",
      "  assetwright dev --port 4748 --home /tmp/try",
      "  assetwright dev --set sales.folder=/data/till",
    })
final class DevCommand implements Action {
  @Mixin
  private ServerOptions server = new ServerOptions();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return new ServerRun(invocation, server).run(Assetwright.Mode.DEV);
  }
}
