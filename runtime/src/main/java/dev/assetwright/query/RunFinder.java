package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds runs by what people write, and steps in runs of any size. */
public final class RunFinder {
  private static final int PAGE = 1_000;

  private final RunStore runs;

  public RunFinder(RunStore runs) {
    this.runs = runs;
  }

  /** Returns the run whose id begins so; throws {@link ApplicationException} when there is none or several. */
  public RunRecord require(String prefix) {
    return ByPrefix.require(prefix, runs::findRuns, RunRecord::id, "run", "runs");
  }

  /** The first {@code limit} steps of a run that meet a condition, in the order of its plan; read a page at a time. */
  List<StepRecord> find(String run, Predicate<StepRecord> condition, int limit) {
    List<StepRecord> found = new ArrayList<>();
    for (int offset = 0; ; offset += PAGE) {
      List<StepRecord> page = runs.steps(run, offset, PAGE);
      for (StepRecord step : page) {
        if (condition.test(step)) {
          found.add(step);
          if (found.size() >= limit) {
            return found;
          }
        }
      }
      if (page.size() < PAGE) {
        return found;
      }
    }
  }
}
