package dev.assetwright.cli;

import dev.assetwright.query.view.PlanView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--steps",
      paramLabel = "COUNT",
      defaultValue = "10000",
      description = "With --json: tell at most COUNT single steps (10000).")
  private int steps;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      // The text tells steps by asset.
      int told = invocation.options().json ? Math.max(0, steps) : 0;
      PlanView plan = application.plan(request.request(), told);
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
