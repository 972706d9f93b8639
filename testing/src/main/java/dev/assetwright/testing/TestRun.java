package dev.assetwright.testing;

import dev.assetwright.model.Cell;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run that is over. */
public final class TestRun {
  /** What comes of a request with nothing to do. */
  static final TestRun NOTHING = new TestRun(null);

  private final @Nullable RunView run;

  TestRun(@Nullable RunView run) {
    this.run = run;
  }

  /**
   * A step.
   *
   * @param cell {@code mart/daily_sales 2026-06-01}
   * @param reason why it ran, was reused, skipped or blocked, or failed
   */
  public record Step(String cell, StepStatus status, String reason) {}

  /** How it ended; a run of nothing succeeded. */
  public RunStatus status() {
    return run == null ? RunStatus.SUCCEEDED : RunStatus.valueOf(run.run().status());
  }

  /** Whether there was nothing to do. */
  public boolean isEmpty() {
    return run == null;
  }

  /** All steps in the order of the plan. */
  public List<Step> steps() {
    return run == null ? List.of() : run.steps().stream().map(TestRun::step).toList();
  }

  private static Step step(RunView.Step step) {
    return new Step(
        TestPlan.cell(step.asset(), step.partition()),
        StepStatus.valueOf(step.status()),
        step.reason());
  }

  /** The cells that were made anew, in the order of the plan. */
  public List<String> made() {
    return cells(StepStatus.SUCCEEDED);
  }

  /** The cells whose steps ended so, in the order of the plan. */
  public List<String> cells(StepStatus status) {
    return steps().stream()
        .filter(step -> step.status() == status)
        .map(Step::cell)
        .toList();
  }

  /**
   * Returns this run if it succeeded.
   *
   * @throws AssertionError naming what failed or was blocked, with the traces
   */
  TestRun requireSucceeded() {
    if (status() != RunStatus.SUCCEEDED) {
      throw new AssertionError(toString());
    }
    return this;
  }

  /** A given value may fail its check, which is for the test to judge; that it could not be stored is a mistake. */
  void requireStored(Cell given) {
    boolean broken = run != null
        && run.failures().stream()
            .anyMatch(
                failure -> failure.asset().equals(given.asset().toString()) && !isOfCheck(failure));
    if (broken) {
      throw new IllegalArgumentException(toString());
    }
  }

  private boolean isOfCheck(FailureView failure) {
    return run.steps().stream()
        .filter(step -> step.asset().equals(failure.asset()))
        .flatMap(step -> step.checks().stream())
        .anyMatch(check -> check.blocking() && check.result().equals("failed"));
  }

  /** Tells each step and failure, for messages of tests. */
  @Override
  public String toString() {
    if (run == null) {
      return "Nothing to do.";
    }
    String steps = steps().stream()
        .map(step -> "\n  %s %s%s"
            .formatted(
                step.cell(), step.status(), step.reason().isEmpty() ? "" : ": " + step.reason()))
        .collect(Collectors.joining());
    String traces = run.failures().stream()
        .map(failure -> "\n" + String.join("\n", failure.trace()))
        .collect(Collectors.joining());
    return "%s: %s%s%s".formatted(run.run().title(), run.run().status(), steps, traces);
  }
}
