package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.RunView;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright runs logs}: what an attempt wrote. */
@Command(
    name = "logs",
    description = "Prints what a step wrote while it ran; without an asset, the step that says"
        + " most about the run.")
final class RunsLogsCommand implements Action {
  private static final int PAGE = 1_000;
  private static final int LATEST = 0;
  private static final long LOOK_MILLIS = 500;

  @Parameters(index = "0", paramLabel = "RUN", description = "Its id, or any unique beginning.")
  private String run = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ASSET", description = "Which step.")
  private @Nullable String asset;

  @Option(names = "--partition", paramLabel = "KEY", description = "Which of its partitions.")
  private @Nullable String partition;

  @Option(names = "--attempt", paramLabel = "N", description = "Which attempt; else the latest.")
  private @Nullable Integer attempt;

  @Option(names = "--follow", description = "Go on until the run has ended; Ctrl-C stops.")
  private boolean follow;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    if (attempt != null) {
      Numbers.atLeast(1, "--attempt", attempt);
    }
    return invocation.withApplication(application -> {
      if (invocation.options().json) {
        invocation.answer(application.log(run, asset, partition, which(), 0, Integer.MAX_VALUE));
        return ExitStatus.DONE;
      }
      int printed = print(application, invocation, 0);
      if (follow) {
        follow(application, invocation, printed);
      } else if (printed == 0) {
        invocation.err(nothing(application));
      }
      return ExitStatus.DONE;
    });
  }

  private int which() {
    return attempt == null ? LATEST : attempt;
  }

  private int print(Application application, Invocation invocation, int from) {
    int next = from;
    while (true) {
      LogView page = application.log(run, asset, partition, which(), next, PAGE);
      for (LogView.Line line : page.lines()) {
        invocation.out(text(line, invocation.terminal()));
      }
      next += page.lines().size();
      if (page.lines().isEmpty() || next >= page.total()) {
        return next;
      }
    }
  }

  /** Why there is nothing: what never ran wrote nothing. */
  private String nothing(Application application) {
    LogView page = application.log(run, asset, partition, which(), 0, 1);
    if (page.attempts() > 0) {
      return "Nothing was logged.";
    }
    return application.run(page.run(), 0, Integer.MAX_VALUE).steps().stream()
        .filter(step ->
            step.asset().equals(page.asset()) && Objects.equals(step.partition(), page.partition()))
        .findFirst()
        .map(step -> "%s did not run: %s%s."
            .formatted(
                Words.cell(step.asset(), step.partition()),
                step.status().toLowerCase(Locale.ROOT),
                step.reason().isEmpty() ? "" : ", " + step.reason()))
        .orElse("Nothing was logged.");
  }

  private static String text(LogView.Line line, Terminal terminal) {
    if (line.at() == null) {
      return line.text();
    }
    return "%s %-5s %s"
        .formatted(Words.second(line.at(), terminal.zone()), line.level(), line.text());
  }

  /** Looks twice a second: the run may be another process's, of which only its files tell. */
  private void follow(Application application, Invocation invocation, int from)
      throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Interrupts.Registration registration = invocation.interrupts().onFirst(stopped::countDown);
    try (registration) {
      int printed = from;
      boolean over = false;
      while (!over) {
        RunView.Head head = application.run(run, 0, 1).run();
        over = Runs.isFinal(head.status()) || stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        printed = print(application, invocation, printed);
      }
    }
  }
}
