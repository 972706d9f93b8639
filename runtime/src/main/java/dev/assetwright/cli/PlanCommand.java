package dev.assetwright.cli;

import dev.assetwright.query.view.PlanView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright plan}: what would run, and why. */
@Command(
    name = "plan",
    description = "Tells what 'materialize' would run, and why. Runs nothing.",
    footer = {
      "%nExamples:",
      "  assetwright plan",
      "  assetwright plan group:mart --partitions 2010-12-01..2010-12-05",
      "  assetwright plan --json | jq '.steps[] | [.asset, .partition]'"
    })
final class PlanCommand implements Action {
  @Mixin
  private RequestOptions request = new RequestOptions();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      PlanView plan = application.plan(request.request(), Integer.MAX_VALUE);
      if (invocation.options().json) {
        invocation.answer(plan);
        return ExitStatus.DONE;
      }
      PlanText.whole(plan, invocation.terminal()).forEach(invocation::out);
      if (plan.total() > 0) {
        invocation.err("To run it: " + invocation.command(request.words("materialize")));
      }
      return ExitStatus.DONE;
    });
  }
}
