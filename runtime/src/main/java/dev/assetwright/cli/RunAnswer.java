package dev.assetwright.cli;

import dev.assetwright.query.view.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code materialize --json} and {@code runs retry --json} answer; the names are those in JSON.
 *
 * @param run null when there was nothing to do
 * @param status the run's final status; with nothing to do {@code SUCCEEDED}
 * @param message one sentence
 * @param steps all of them, in the order of the plan
 */
record RunAnswer(@Nullable String run, String status, String message, List<Step> steps) {
  RunAnswer {
    steps = List.copyOf(steps);
  }

  /** A step, with why it ended that way. */
  record Step(String asset, @Nullable String partition, String status, String reason) {}

  static RunAnswer nothing(String message) {
    return new RunAnswer(null, "SUCCEEDED", message, List.of());
  }

  static RunAnswer of(RunView run, String message) {
    List<Step> steps = run.steps().stream()
        .map(step -> new Step(step.asset(), step.partition(), step.status(), step.reason()))
        .toList();
    return new RunAnswer(run.run().run(), run.run().status(), message, steps);
  }
}
