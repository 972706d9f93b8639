package dev.assetwright.cli;

import dev.assetwright.boot.Assetwright;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright serve}: pages and schedules for production. */
@Command(
    name = "serve",
    description = "Serves the pages and runs the schedules, as in production: no watch on the"
        + " classes, no sample data. SIGTERM or Ctrl-C stops.",
    footer = {
      "%nExample:",
      "  assetwright serve --home /var/lib/shop --assets '/opt/shop/lib/*'",
    })
final class ServeCommand implements Action {
  @Mixin
  private ServerOptions server = new ServerOptions();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return new ServerRun(invocation, server).run(Assetwright.Mode.SERVE);
  }
}
