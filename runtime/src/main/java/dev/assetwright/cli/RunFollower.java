package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.RunView;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a run, shows how it goes, cancels it when asked, and tells how it ended. */
final class RunFollower {
  private final Invocation invocation;
  private final Application application;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<@Nullable String> run = new AtomicReference<>();

  RunFollower(Invocation invocation, Application application) {
    this.invocation = invocation;
    this.application = application;
  }

  /** Starts what {@code start} starts and stays until it has ended. */
  ExitStatus follow(Supplier<Application.Started> start) throws InterruptedException {
    RunView ended;
    Interrupts.Registration registration = invocation.interrupts().onFirst(this::interrupt);
    try (registration;
        RunProgress progress = new RunProgress(invocation.terminal(), application)) {
      Application.Started started = start.get();
      String id = started.run();
      if (id == null) {
        return nothing(started);
      }
      progress.follow(id, started.steps());
      run.set(id);
      // An interrupt that came before the run had a name could not cancel it.
      if (interrupted.get()) {
        cancel(id);
      }
      application.await(id);
      ended = Runs.whole(application, id);
    }
    return tell(ended);
  }

  private ExitStatus nothing(Application.Started started) {
    if (invocation.options().json) {
      invocation.answer(RunAnswer.nothing(started.message()));
    } else {
      invocation.out(started.message());
    }
    return ExitStatus.DONE;
  }

  private void interrupt() {
    interrupted.set(true);
    String id = run.get();
    if (id != null) {
      cancel(id);
    }
  }

  private void cancel(String id) {
    try {
      invocation.err("\n" + application.cancel(id) + " Ctrl-C once more kills.");
    } catch (RuntimeException e) {
      // Thrown on the thread of a signal, where nobody would hear of it.
      invocation.err(
          "\nThe run could not be canceled: %s Ctrl-C once more kills.".formatted(e.getMessage()));
    }
  }

  private ExitStatus tell(RunView ended) {
    RunSummary summary = new RunSummary(ended, invocation);
    summary.failures().forEach(invocation::err);
    if (invocation.options().json) {
      invocation.answer(RunAnswer.of(ended, summary.sentence()));
    } else {
      summary.lines().forEach(invocation::out);
    }
    summary.next().forEach(invocation::err);
    return Runs.exitStatus(ended.run().status());
  }
}
