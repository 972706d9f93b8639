package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.query.view.PlanView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assetwright backfill start}: plans, asks when it is much, and runs it piece by piece. */
@Command(
    name = "start",
    description =
        "Brings many partitions up to date, in runs that follow each other. Ctrl-C pauses it.",
    footer = {
      "%nA backfill runs here until it is done, unless a process that serves drives it. After a"
          + " restart it goes on where it was: by 'backfill resume', or by itself when a process serves."
          + " What failed, and what needs it, is left out until 'backfill retry'."
    })
final class BackfillStartCommand implements Action {
  private static final int ASK_ABOVE = 100;
  private static final int SHOWN = 20;
  private static final String ALL = "all";

  @Mixin
  private RequestOptions request = new RequestOptions();

  @Option(
      names = "--per-run",
      paramLabel = "N",
      description =
          "How many steps a run has at most: a number, or all for one run (default: 100).")
  private String perRun = "100";

  @Option(
      names = "--pace",
      paramLabel = "N/TIME",
      description = "How many steps are started at most: 10/s, 500/min or 2000/h.")
  private @Nullable String pace;

  @Option(
      names = "--detach",
      description = "Leave it to a process that serves, now or later, and return.")
  private boolean detach;

  @Option(names = "--yes", description = "Do not ask, however much it is.")
  private boolean yes;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    int stepsPerRun = stepsPerRun();
    return invocation.withApplication(application -> start(application, invocation, stepsPerRun));
  }

  private int stepsPerRun() {
    try {
      int steps = perRun.equals(ALL) ? 0 : Integer.parseInt(perRun);
      if (steps > 0 || perRun.equals(ALL)) {
        return steps;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new ApplicationException(
        ApplicationException.Category.USAGE,
        "BadStepsPerRun",
        "'--per-run %s' is no number of steps. Write a number from 1, or all.".formatted(perRun),
        List.of("Nothing was started."));
  }

  private ExitStatus start(Application application, Invocation invocation, int stepsPerRun)
      throws InterruptedException {
    PlanView plan = application.plan(request.request(), SHOWN);
    if (plan.total() > 0) {
      PlanText.lines(plan, invocation.terminal()).forEach(invocation::err);
    }
    if (!mayRun(plan, invocation)) {
      invocation.err("Nothing was started.");
      return ExitStatus.CANCELED;
    }
    Application.Started started =
        application.startBackfill(request.request(), stepsPerRun, pace, "command line");
    if (started.run() == null) {
      invocation.out(started.message());
      return ExitStatus.DONE;
    }
    invocation.err(started.message());
    if (detach) {
      invocation.out(started.run());
      invocation.err("A process that serves this home runs it. To run it here: "
          + invocation.command("backfill", "resume", started.run()));
      return ExitStatus.DONE;
    }
    return new BackfillFollower(invocation, application).follow(started.run());
  }

  private boolean mayRun(PlanView plan, Invocation invocation) {
    return yes
        || plan.total() <= ASK_ABOVE
        || !invocation.terminal().interactive()
        || invocation
            .terminal()
            .confirms("Backfill %s?".formatted(Words.count(plan.total(), "step")));
  }
}
