package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.model.StepStatus;
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

  /** The first {@code limit} failed steps of a run that meet a condition, in the order of its plan; no others are read. */
  List<StepRecord> failed(String run, Predicate<StepRecord> condition, int limit) {
    List<StepRecord> found = new ArrayList<>();
    for (int offset = 0; ; offset += PAGE) {
      List<StepRecord> page = runs.steps(run, StepStatus.FAILED, offset, PAGE);
      page.stream().filter(condition).limit(limit - found.size()).forEach(found::add);
      if (page.size() < PAGE || found.size() >= limit) {
        return found;
      }
    }
  }
}
