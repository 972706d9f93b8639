package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.WebServer;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.StatusView;
import java.util.concurrent.CountDownLatch;

/** Serves until it is asked to stop, and tells what happens meanwhile. */
final class ServerRun {
  /** Set by the launcher's {@code prepare}: everything is started, then stopped at once. */
  private static final String STOP_WHEN_READY = "assetwright.stopWhenReady";

  private final Invocation invocation;
  private final ServerOptions options;

  ServerRun(Invocation invocation, ServerOptions options) {
    this.invocation = invocation;
    this.options = options;
  }

  /** The names are those in JSON. */
  record Answer(String address, String home, int assets) {}

  ExitStatus run(Assetwright.Mode mode) throws InterruptedException {
    Numbers.port("--port", options.port);
    CountDownLatch stopped = new CountDownLatch(1);
    if (Boolean.getBoolean(STOP_WHEN_READY)) {
      stopped.countDown();
    }
    Interrupts.Registration registration = invocation.interrupts().onFirst(stopped::countDown);
    try (registration;
        Projects.Project project = invocation.start(mode);
        WebServer.Running server = project.serve(options.host, options.port, options.uiFolder);
        ServerLog log = new ServerLog(invocation, project.application())) {
      greet(project.application(), server.port(), mode);
      log.start();
      stopped.await();
      invocation.err("Stopping…");
    }
    return ExitStatus.DONE;
  }

  private void greet(Application application, int port, Assetwright.Mode mode) {
    StatusView status = application.status();
    String host = options.host.contains(":") ? "[" + options.host + "]" : options.host;
    String address = "http://%s:%d".formatted(host, port);
    if (invocation.options().json) {
      invocation.answer(new Answer(address, invocation.home().toString(), status.assets()));
      return;
    }
    Terminal terminal = invocation.terminal();
    invocation.out("%s %s serves %s of '%s' from '%s':"
        .formatted(
            terminal.paint(Style.BOLD, "Assetwright"),
            status.version(),
            Words.count(status.assets(), "asset"),
            status.project(),
            invocation.home()));
    invocation.out("");
    invocation.out("    " + terminal.paint(Style.BOLD, address));
    invocation.out("");
    status
        .notices()
        .forEach(notice -> Words.wrap(notice, terminal.width()).forEach(invocation::out));
    invocation.out(
        mode == Assetwright.Mode.DEV
            ? "Open it and press Materialize. Compile to see changed assets. Ctrl-C stops."
            : "Ctrl-C or SIGTERM stops.");
  }
}
