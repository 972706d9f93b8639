package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.RunView;
import java.util.ArrayList;
import java.util.List;

/** Reads runs as a whole, and knows how they end. */
final class Runs {
  private static final int PAGE = 5_000;

  private Runs() {}

  /** Returns a run with all of its steps. */
  static RunView whole(Application application, String run) {
    RunView first = application.run(run, 0, PAGE);
    List<RunView.Step> steps = new ArrayList<>(first.steps());
    if (steps.size() < first.total()) {
      // All that is left at once, since each page costs a look at all steps.
      steps.addAll(
          application.run(first.run().run(), steps.size(), first.total()).steps());
    }
    return new RunView(first.run(), steps, first.total(), first.failures(), first.leftMillis());
  }

  static boolean isFinal(String status) {
    return !status.equals("QUEUED") && !status.equals("STARTED");
  }

  static ExitStatus exitStatus(String status) {
    return switch (status) {
      case "SUCCEEDED" -> ExitStatus.DONE;
      case "CANCELED" -> ExitStatus.CANCELED;
      case "INTERRUPTED" -> ExitStatus.ENVIRONMENT;
      default -> ExitStatus.FAILED;
    };
  }
}
