package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.Application.BackfillChange;
import dev.assetwright.query.view.BackfillView;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives a backfill, shows how it goes, pauses it when asked, and tells how it ended. */
final class BackfillFollower {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillFollower.class);
  private static final long REDRAW_MILLIS = 1_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Invocation invocation;
  private final Application application;

  BackfillFollower(Invocation invocation, Application application) {
    this.invocation = invocation;
    this.application = application;
  }

  /** Stays until it runs no longer. */
  ExitStatus follow(String id) throws InterruptedException {
    BackfillView.Head ended;
    ScheduledExecutorService drawing = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "progress");
      thread.setDaemon(true);
      return thread;
    });
    Interrupts.Registration registration = invocation.interrupts().onFirst(() -> stop(id));
    try (registration) {
      application.drive(id);
      if (invocation.terminal().interactive()) {
        drawing.scheduleAtFixedRate(
            () -> draw(id), REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
      }
      ended = application.awaitBackfill(id);
    } finally {
      drawing.shutdownNow();
      if (invocation.terminal().interactive()) {
        invocation.terminal().err().print(CLEAR_LINE);
      }
    }
    return tell(ended);
  }

  private void draw(String id) {
    try {
      Terminal terminal = invocation.terminal();
      String line = BackfillText.counts(application.backfillHead(id));
      terminal.err().print(CLEAR_LINE + Words.cut(line, terminal.width() - 1));
      terminal.err().flush();
    } catch (RuntimeException e) {
      // The next drawing may succeed; what matters is told at the end.
      LOG.debug("How backfill {} goes cannot be told now.", id, e);
    }
  }

  private void stop(String id) {
    try {
      invocation.err(
          "\n" + application.changeBackfill(id, BackfillChange.STOP) + " Ctrl-C once more kills.");
    } catch (RuntimeException e) {
      // Thrown on the thread of a signal, where nobody would hear of it.
      invocation.err("\nThe backfill could not be paused: %s Ctrl-C once more kills."
          .formatted(e.getMessage()));
    }
  }

  private ExitStatus tell(BackfillView.Head ended) {
    if (invocation.options().json) {
      invocation.answer(ended);
    } else {
      invocation.out(BackfillText.sentence(ended));
    }
    if (!ended.reason().isEmpty()) {
      invocation.err("Because " + ended.reason() + ".");
    }
    if (ended.status().equals("PAUSED")) {
      invocation.err("To go on: " + invocation.command("backfill", "resume", ended.backfill()));
    } else if (ended.status().equals("FAILED")) {
      invocation.err(
          "To see what failed: " + invocation.command("backfill", "show", ended.backfill()));
      invocation.err(
          "To try it again: " + invocation.command("backfill", "retry", ended.backfill()));
    }
    return BackfillText.exitStatus(ended.status());
  }
}
