package dev.assetwright.testing;

import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.PlanView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would run, in order, and why; nothing has run. */
public final class TestPlan {
  private final PlanView plan;

  TestPlan(PlanView plan) {
    this.plan = plan;
  }

  /**
   * A step.
   *
   * @param cell {@code mart/daily_sales 2026-06-01}
   * @param certain whether it runs whatever comes of the steps before it; otherwise equal data lets it be reused
   * @param causes why, in whole sentences, roots first
   */
  public record Step(String cell, boolean certain, List<String> causes) {
    public Step {
      causes = List.copyOf(causes);
    }
  }

  /** The steps in the order in which they would run. */
  public List<Step> steps() {
    return plan.steps().stream()
        .map(step -> new Step(
            cell(step.asset(), step.partition()),
            step.certain(),
            step.causes().stream().map(CauseView::text).toList()))
        .toList();
  }

  /** The cells that would run, in that order. */
  public List<String> cells() {
    return steps().stream().map(Step::cell).toList();
  }

  /** Whether everything is up to date, or nothing can be made. */
  public boolean isEmpty() {
    return plan.steps().isEmpty();
  }

  static String cell(String asset, @Nullable String partition) {
    return partition == null ? asset : asset + " " + partition;
  }

  /** Tells each step with its causes, for messages of tests. */
  @Override
  public String toString() {
    return steps().stream()
        .map(step ->
            "\n  %s%s: %s".formatted(step.cell(), step.certain() ? "" : " perhaps", step.causes()))
        .collect(Collectors.joining("", plan.text(), ""));
  }
}
