package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.BackfillStore;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Answers about backfills. */
public final class BackfillQuery {
  private static final int MOST_FAILURES = 5;

  /** Of so many of the newest runs, and of so many steps of each, it is told how they failed. */
  private static final int MOST_RUNS = 20;

  private static final int MOST_STEPS = 200;

  private static final Comparator<StepRecord> NEWEST_FIRST = Comparator.comparing(
          StepRecord::endedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
      .thenComparing(Comparator.comparingInt(StepRecord::position).reversed());

  private final BackfillStore backfills;
  private final RunFinder finder;
  private final Failures failures;
  private final History history;
  private final RunHeads heads;
  private final Instant now;

  /** Takes the name of this process, to tell its own runs from others'. */
  public BackfillQuery(
      BackfillStore backfills,
      RunStore runs,
      List<AssetStorage> storages,
      Extents extents,
      History history,
      String process,
      Instant now) {
    this.backfills = backfills;
    this.finder = new RunFinder(runs);
    this.failures = new Failures(extents.graph(), extents, runs, storages);
    this.history = history;
    this.heads = new RunHeads(process, now);
    this.now = now;
  }

  /** The newest backfills. */
  public BackfillView.BackfillList list(int limit) {
    return new BackfillView.BackfillList(
        backfills.backfills(limit).stream().map(this::head).toList());
  }

  /** Returns the backfill whose id begins so; throws {@link ApplicationException} when there is none or several. */
  public BackfillRecord require(String prefix) {
    return ByPrefix.require(
        prefix, backfills::findBackfills, BackfillRecord::id, "backfill", "backfill");
  }

  /**
   * One backfill.
   *
   * @param most how many of its runs are told at most
   * @param left counts the cells that are still to be made
   */
  public BackfillView view(BackfillRecord backfill, int most, ToIntFunction<BackfillRecord> left) {
    int open = backfill.status().isFinal() ? 0 : left.applyAsInt(backfill);
    BackfillView.Head head = head(backfill);
    List<RunView.Head> runs =
        backfills.runsOf(backfill.id(), most).stream().map(heads::head).toList();
    return new BackfillView(
        head, open, leftMillis(backfill, head, open), failures(backfill, head), runs);
  }

  /** What failed alike, as when a server was down, is told once. */
  private List<FailureView> failures(BackfillRecord backfill, BackfillView.Head head) {
    if (!head.counts().containsKey(StepStatus.FAILED.name())) {
      return List.of();
    }
    Map<String, FailureView> byFingerprint = new LinkedHashMap<>();
    for (RunRecord run : backfills.runsOf(backfill.id(), MOST_RUNS)) {
      if (run.counts().getOrDefault(StepStatus.FAILED, 0) > 0) {
        finder.failed(run.id(), step -> isFailure(run, step), MOST_STEPS).stream()
            .sorted(NEWEST_FIRST)
            .filter(step -> byFingerprint.size() < MOST_FAILURES)
            .forEach(step -> byFingerprint.computeIfAbsent(
                Objects.requireNonNull(step.failure()).fingerprint(),
                like -> failures.of(run.id(), step, now)));
      }
    }
    return List.copyOf(byFingerprint.values());
  }

  /** Whether a step failed, and its cell has stood so since. */
  private boolean isFailure(RunRecord run, StepRecord step) {
    CellState.Latest latest =
        history.cell(step.cell().asset(), step.cell().partition()).latest();
    return step.failure() != null && latest != null && latest.run().equals(run.id());
  }

  /** At the speed it has had since it was started, as long as nobody has stopped it meanwhile. */
  private long leftMillis(BackfillRecord backfill, BackfillView.Head head, int left) {
    int done = head.counts().entrySet().stream()
        .filter(entry -> StepStatus.valueOf(entry.getKey()).isFinal())
        .mapToInt(Map.Entry::getValue)
        .sum();
    if (backfill.status() != BackfillStatus.RUNNING || backfill.changedAt() != null || done == 0) {
      return -1;
    }
    long millis = Duration.between(backfill.startedAt(), now).toMillis();
    return Math.max(0, millis * left / done);
  }

  /** One backfill in a few facts. */
  public BackfillView.Head head(BackfillRecord backfill) {
    BackfillRequest request = backfill.request();
    return new BackfillView.Head(
        backfill.id(),
        backfill.status().name(),
        title(request),
        request.selection(),
        request.partitions(),
        request.force(),
        request.upstream(),
        request.stepsPerRun(),
        Objects.toString(request.pace(), null),
        request.startedBy(),
        backfill.startedAt(),
        backfill.changedAt(),
        backfill.reason(),
        backfill.driver() != null,
        backfill.runs(),
        counts(backfill));
  }

  private static String title(BackfillRequest request) {
    return "Backfill "
        + RunHeads.asked(
            request.selection(), request.partitions(), request.upstream(), request.force());
  }

  private Map<String, Integer> counts(BackfillRecord backfill) {
    Map<StepStatus, Integer> cells = backfills.countCells(backfill.id());
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StepStatus status : StepStatus.values()) {
      Integer count = cells.get(status);
      if (count != null) {
        counts.put(status.name(), count);
      }
    }
    return counts;
  }
}
