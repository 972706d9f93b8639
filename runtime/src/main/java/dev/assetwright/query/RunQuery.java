package dev.assetwright.query;

import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ran and what is running. */
public final class RunQuery {
  private static final int MOST_FAILURES = 10;

  private final Moment moment;
  private final RunStore runs;
  private final List<AssetStorage> storages;
  private final RunFinder finder;
  private final RunHeads heads;
  private final RunSteps steps;
  private final String process;
  private final int workers;

  /**
   * Makes the query.
   *
   * @param storages where what was refused is
   * @param process the name of this process, to tell its own runs from others'
   * @param workers how many steps run at once, for the estimate
   */
  public RunQuery(
      Moment moment, RunStore runs, List<AssetStorage> storages, String process, int workers) {
    this.moment = moment;
    this.runs = runs;
    this.storages = List.copyOf(storages);
    this.finder = new RunFinder(runs);
    this.heads = new RunHeads(process, moment.now());
    this.steps = new RunSteps(runs, moment.now());
    this.process = process;
    this.workers = workers;
  }

  /** Runs, newest first; of one asset, or of all when null; queued before an instant, or the newest when null. */
  public RunView.RunList runs(@Nullable String asset, @Nullable Instant before, int limit) {
    AssetKey key = asset == null ? null : new SelectionResolver(moment.staleness()).asset(asset);
    return new RunView.RunList(
        runs.runs(key, before, limit).stream().map(heads::head).toList());
  }

  /** The runs that are not final, oldest first. */
  public List<RunView.Head> open() {
    return runs.openRuns().stream().map(heads::head).toList();
  }

  /** A run by any unique beginning of its id, with a page of its steps. */
  public RunView run(String prefix, int offset, int limit) {
    RunRecord run = finder.require(prefix);
    List<StepRecord> page = runs.steps(run.id(), offset, limit);
    int total = run.counts().values().stream().mapToInt(Integer::intValue).sum();
    boolean whole = offset == 0 && page.size() == total;
    return new RunView(
        heads.head(run),
        run.status().isFinal()
            ? steps.of(run.id(), page)
            : new PoolWaits(moment, runs, process).explain(steps.of(run.id(), page)),
        total,
        failures(run),
        leftMillis(run, page, whole));
  }

  private List<FailureView> failures(RunRecord run) {
    if (run.counts().getOrDefault(StepStatus.FAILED, 0) == 0) {
      return List.of();
    }
    Failures failures = new Failures(moment.graph(), moment.staleness().extents(), runs, storages);
    return runs.steps(run.id(), StepStatus.FAILED, 0, MOST_FAILURES).stream()
        .sorted(Comparator.comparing(
            StepRecord::endedAt, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(step -> failures.of(run.id(), step, moment.now()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** By the usual durations where all steps are at hand, else by the pace so far. */
  private long leftMillis(RunRecord run, List<StepRecord> page, boolean whole) {
    if (run.status().isFinal() || run.startedAt() == null) {
      return Estimates.UNKNOWN;
    }
    return whole ? byDurations(page) : byPace(run, run.startedAt());
  }

  private long byDurations(List<StepRecord> page) {
    Estimates estimates = new Estimates(runs);
    long left = 0;
    int open = 0;
    for (StepRecord step : page) {
      AssetKey key = step.cell().asset();
      boolean first = !moment.graph().contains(key)
          || moment.graph().get(key).producer().first().equals(key);
      if (step.status().isFinal() || !first) {
        continue;
      }
      long usual = estimates.stepMillis(key);
      if (usual == Estimates.UNKNOWN) {
        return Estimates.UNKNOWN;
      }
      left += Math.max(0, usual - steps.durationMillis(step));
      open++;
    }
    return left / Math.max(1, Math.min(workers, open));
  }

  private long byPace(RunRecord run, Instant startedAt) {
    int done = 0;
    int open = 0;
    for (Map.Entry<StepStatus, Integer> count : run.counts().entrySet()) {
      if (count.getKey().isFinal()) {
        done += count.getValue();
      } else {
        open += count.getValue();
      }
    }
    long elapsed = Math.max(0, Duration.between(startedAt, moment.now()).toMillis());
    return done == 0 ? Estimates.UNKNOWN : elapsed * open / done;
  }
}
