package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.LogView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Durations;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The logs of attempts. */
public final class LogQuery {
  private static final int PAGE = 1_000;

  private final Moment moment;
  private final RunStore runs;
  private final AttemptLogs logs;
  private final RunFinder finder;

  public LogQuery(Moment moment, RunStore runs, AttemptLogs logs) {
    this.moment = moment;
    this.runs = runs;
    this.logs = logs;
    this.finder = new RunFinder(runs);
  }

  /**
   * A page of the log of an attempt.
   *
   * @param prefix any unique beginning of the run's id
   * @param asset null for the step that says most: the first failed one, else a running one, else the last that ran
   * @param partition null for the partition that says most, or without a grid
   * @param attempt from 1; 0 for the latest
   * @param from the first line, from 0; negative for the last {@code limit}
   */
  public LogView log(
      String prefix,
      @Nullable String asset,
      @Nullable String partition,
      int attempt,
      int from,
      int limit) {
    String run = finder.require(prefix).id();
    AssetKey key = asset == null ? null : new SelectionResolver(moment.staleness()).asset(asset);
    StepRecord step = step(run, key, partition);
    int shown = attempt > 0 ? attempt : Math.max(1, step.attempt());
    if (attempt > step.attempt()) {
      throw notFound(
          "UnknownAttempt",
          "%s has no attempt %d in run %s; its latest is %d."
              .formatted(cell(step), attempt, run, step.attempt()));
    }
    AttemptLogs.Page page = read(run, logged(run, step.cell()), shown, from, limit);
    if (page.total() == 0 && step.attempt() > 0 && shown == step.attempt()) {
      page = AttemptLogs.page(told(step), from, limit);
    }
    return new LogView(
        run,
        step.cell().asset().toString(),
        step.cell().partition(),
        shown,
        step.attempt(),
        page.total(),
        page.from(),
        page.error(),
        page.lines().stream()
            .map(line -> new LogView.Line(line.at(), line.level(), line.text()))
            .toList());
  }

  private StepRecord step(String run, @Nullable AssetKey key, @Nullable String partition) {
    Grid grid = key == null ? null : moment.graph().get(key).grid();
    if (key != null && (partition != null || grid == null)) {
      Cell cell = new Cell(key, partition);
      return runs.step(run, cell)
          .orElseThrow(() -> notFound(
              "UnknownStep", "Run %s has no step %s.".formatted(run, Words.cell(key, partition))));
    }
    Predicate<StepRecord> meant = step -> key == null || step.cell().asset().equals(key);
    return first(run, StepStatus.FAILED, meant)
        .or(() -> first(run, StepStatus.STARTED, meant))
        .or(() -> Optional.ofNullable(mostOfAll(run, meant)))
        .orElseThrow(() -> notFound(
            "UnknownStep",
            key == null
                ? "Run %s has no steps.".formatted(run)
                : "Run %s has no step of '%s'.".formatted(run, key)));
  }

  private Optional<StepRecord> first(
      String run, StepStatus status, Predicate<StepRecord> condition) {
    for (int offset = 0; ; offset += PAGE) {
      List<StepRecord> page = runs.steps(run, status, offset, PAGE);
      Optional<StepRecord> found = page.stream().filter(condition).findFirst();
      if (found.isPresent() || page.size() < PAGE) {
        return found;
      }
    }
  }

  /** The last step that was tried, else the first of all; null when none meets the condition. */
  private @Nullable StepRecord mostOfAll(String run, Predicate<StepRecord> condition) {
    StepRecord[] found = new StepRecord[1];
    runs.forEachStep(run, step -> {
      if (condition.test(step) && (found[0] == null || step.attempt() > 0)) {
        found[0] = step;
      }
    });
    return found[0];
  }

  /** Logs keep the name that the asset had when it ran. */
  private AttemptLogs.Page read(String run, Cell cell, int attempt, int from, int limit) {
    AttemptLogs.Page page = logs.read(run, cell, attempt, from, limit);
    Iterator<AssetKey> formerly = moment.graph().find(cell.asset()).stream()
        .flatMap(asset -> asset.formerly().stream())
        .iterator();
    while (page.total() == 0 && formerly.hasNext()) {
      page = logs.read(run, new Cell(formerly.next(), cell.partition()), attempt, from, limit);
    }
    return page;
  }

  /** What an attempt that wrote nothing would have written: when it began and how it ended is on record. */
  private static List<AttemptLogs.Line> told(StepRecord step) {
    List<AttemptLogs.Line> lines = new ArrayList<>();
    boolean published = step.status() == StepStatus.SUCCEEDED;
    String starts = "attempt %d starts".formatted(step.attempt());
    // When a later attempt started is not on record.
    Instant startedAt = step.attempt() > 1 ? null : step.startedAt();
    lines.add(new AttemptLogs.Line(
        startedAt, "INFO", published ? starts + ": " + step.reason() : starts));
    Instant endedAt = step.endedAt();
    if (published && startedAt != null && endedAt != null) {
      String took = Durations.format(Duration.between(startedAt, endedAt));
      lines.add(new AttemptLogs.Line(endedAt, "INFO", "published after " + took));
    } else if (step.status().isFinal()) {
      String text = published ? "published" : step.reason();
      lines.add(new AttemptLogs.Line(
          endedAt, "INFO", step.status() == StepStatus.SKIPPED ? "skipped: " + text : text));
    }
    return lines;
  }

  /** All assets that one attempt makes share a log, known by the first of them. */
  private Cell logged(String run, Cell cell) {
    return moment.graph().find(cell.asset()).stream()
        .flatMap(asset -> asset.producer().family().stream())
        .map(key -> new Cell(key, cell.partition()))
        .filter(each -> runs.step(run, each).filter(step -> step.attempt() > 0).isPresent())
        .findFirst()
        .orElse(cell);
  }

  private static String cell(StepRecord step) {
    return Words.cell(step.cell().asset(), step.cell().partition());
  }

  private static ApplicationException notFound(String code, String message) {
    return new ApplicationException(Category.NOT_FOUND, code, message, List.of());
  }
}
