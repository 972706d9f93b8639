package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.PlanView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assetwright materialize}: plans, asks when it is much, and runs. */
@Command(
    name = "materialize",
    description =
        "Brings assets up to date: runs what is stale, upstream included, and nothing" + " else.",
    footer = {
      "%nExamples:",
      "  assetwright materialize",
      "  assetwright materialize group:mart --partitions latest",
      "  assetwright materialize 'sales+' --partitions 2010-12-01..2010-12-05",
      "  assetwright materialize mart/monthly_sales --only --force",
      "%nCtrl-C cancels the run and waits for it; pressed twice it kills."
    })
final class MaterializeCommand implements Action {
  private static final int ASK_ABOVE = 100;

  /** Enough to tell what is held back, few enough to be quick. */
  private static final int SHOWN = 20;

  @Mixin
  private RequestOptions request = new RequestOptions();

  @Option(names = "--yes", description = "Do not ask, however much it is.")
  private boolean yes;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> materialize(application, invocation));
  }

  private ExitStatus materialize(Application application, Invocation invocation)
      throws InterruptedException {
    PlanView plan = application.plan(request.request(), SHOWN);
    if (plan.total() == 0) {
      return nothing(plan, invocation);
    }
    PlanText.lines(plan, invocation.terminal()).forEach(invocation::err);
    if (!mayRun(plan, invocation)) {
      invocation.err("Nothing was run.");
      return ExitStatus.CANCELED;
    }
    return new RunFollower(invocation, application)
        .follow(() -> application.materialize(request.request(), "command line"));
  }

  private boolean mayRun(PlanView plan, Invocation invocation) {
    return yes
        || plan.total() <= ASK_ABOVE
        || !invocation.terminal().interactive()
        || invocation.terminal().confirms("Run %s?".formatted(Words.count(plan.total(), "step")));
  }

  private static ExitStatus nothing(PlanView plan, Invocation invocation) {
    if (invocation.options().json) {
      invocation.answer(RunAnswer.nothing(plan.text()));
    } else {
      PlanText.lines(plan, invocation.terminal()).forEach(invocation::out);
    }
    return plan.held().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
