package dev.assetwright.store.memory;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.Schedule;
import dev.assetwright.spi.RetentionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events of a log are old and say nothing of how data stands, found by telling all of it once. */
final class Chatter {
  private record Check(Cell cell, String name) {}

  private record Made(long sequence, Event.Materialized event) {}

  private final Instant before;
  private final Predicate<String> goneRun;
  private final Predicate<String> goneBackfill;
  private final Set<String> openTokens;
  private final Map<Cell, Long> latest = new HashMap<>();
  private final Map<Cell, Long> skipped = new HashMap<>();
  private final Map<Check, Long> checks = new HashMap<>();
  private final CellProjection cells = new CellProjection();
  private Map<Cell, ObservedState> seen = Map.of();
  private final Map<Schedule, Event.Ticked> ticks = new HashMap<>();
  private final Map<Cell, List<Made>> made = new HashMap<>();
  private final Map<Cell, Materialization> published = new HashMap<>();
  private final Set<Materialization> revertedTo = new HashSet<>();
  private final Map<Cell, Instant> changedAt = new HashMap<>();

  /**
   * @param goneRun the runs that are taken away, or never were queued
   * @param goneBackfill the same of backfills
   * @param openTokens of publishings that were neither completed nor dropped
   */
  Chatter(
      Instant before,
      Predicate<String> goneRun,
      Predicate<String> goneBackfill,
      Set<String> openTokens) {
    this.before = before;
    this.goneRun = goneRun;
    this.goneBackfill = goneBackfill;
    this.openTokens = openTokens;
  }

  /** The places of these events in the log. */
  Set<Long> in(List<RecordedEvent> log) {
    log.forEach(this::tell);
    seen = cells.state(0).observations();
    Set<Long> found = new HashSet<>();
    for (RecordedEvent recorded : log.subList(0, Math.max(0, log.size() - 1))) {
      if (recorded.event().at().isBefore(before) && isChatter(recorded)) {
        found.add(recorded.sequence());
      }
    }
    return found;
  }

  /** Whether it tells what became of data, so that it goes only when all that is older does. */
  static boolean isOfData(Event event) {
    return event instanceof Event.Materialized
        || event instanceof Event.Reverted
        || event instanceof Event.ExternalObserved;
  }

  private void tell(RecordedEvent recorded) {
    Event event = recorded.event();
    long sequence = recorded.sequence();
    if (event instanceof Event.StepEnded ended) {
      if (ended.isOfCell()) {
        latest.put(ended.cell(), sequence);
      }
    } else if (event instanceof Event.Skipped skip) {
      skipped.put(skip.cell(), sequence);
    } else if (event instanceof Event.CheckEvaluated check) {
      checks.put(new Check(check.cell(), check.check()), sequence);
    } else if (event instanceof Event.ExternalObserved) {
      cells.apply(event);
    } else if (event instanceof Event.Ticked tick) {
      ticks.merge(tick.schedule(), tick, (old, now) -> now.due().isBefore(old.due()) ? old : now);
    } else if (event instanceof Event.Materialized materialized) {
      Materialization of = materialized.materialization();
      made.computeIfAbsent(of.cell(), same -> new ArrayList<>())
          .add(new Made(sequence, materialized));
      publish(of, materialized.at());
    } else if (event instanceof Event.Reverted reverted) {
      revertedTo.add(reverted.materialization());
      publish(reverted.materialization(), reverted.at());
    } else if (event instanceof Event.Forgotten forgotten) {
      Cell cell = forgotten.cell();
      latest.remove(cell);
      skipped.remove(cell);
      published.remove(cell);
      changedAt.remove(cell);
      checks.keySet().removeIf(check -> check.cell().equals(cell));
    }
  }

  private void publish(Materialization now, Instant at) {
    Materialization former = published.put(now.cell(), now);
    if (former == null || !former.dataVersion().equals(now.dataVersion())) {
      changedAt.put(now.cell(), at);
    }
    skipped.remove(now.cell());
  }

  private boolean isChatter(RecordedEvent recorded) {
    Event event = recorded.event();
    long sequence = recorded.sequence();
    if (event instanceof Event.RunQueued queued) {
      return goneRun.test(queued.run());
    } else if (event instanceof Event.RunStarted started) {
      return goneRun.test(started.run());
    } else if (event instanceof Event.RunEnded ended) {
      return goneRun.test(ended.run());
    } else if (event instanceof Event.AttemptStarted started) {
      return goneRun.test(started.run());
    } else if (event instanceof Event.AttemptFailed failed) {
      return goneRun.test(failed.run());
    } else if (event instanceof Event.CancelRequested asked) {
      return goneRun.test(asked.run());
    } else if (event instanceof Event.PublishingDropped dropped) {
      return goneRun.test(dropped.run());
    } else if (event instanceof Event.Publishing publishing) {
      return goneRun.test(publishing.run()) && !openTokens.contains(publishing.token());
    } else if (event instanceof Event.StepEnded ended) {
      return goneRun.test(ended.run()) && !is(latest.get(ended.cell()), sequence);
    } else if (event instanceof Event.Skipped skip) {
      return goneRun.test(skip.skip().run()) && !is(skipped.get(skip.cell()), sequence);
    } else if (event instanceof Event.CheckEvaluated check) {
      return goneRun.test(check.run())
          && !is(checks.get(new Check(check.cell(), check.check())), sequence);
    } else if (event instanceof Event.ExternalObserved observed) {
      ObservedState state = seen.get(observed.cell());
      return state.version() != null && observed.at().isBefore(state.observedAt());
    } else if (event instanceof Event.Ticked tick) {
      return ticks.get(tick.schedule()) != tick;
    } else if (event instanceof Event.BackfillStarted started) {
      return goneBackfill.test(started.backfill());
    } else if (event instanceof Event.BackfillChanged changed) {
      return goneBackfill.test(changed.backfill());
    } else if (event instanceof Event.Reverted reverted) {
      Cell cell = reverted.materialization().cell();
      return !reverted.materialization().equals(published.get(cell))
          && !reverted.at().equals(changedAt.get(cell));
    }
    return event instanceof Event.Materialized materialized && isReplaced(sequence, materialized);
  }

  private boolean isReplaced(long sequence, Event.Materialized event) {
    Cell cell = event.materialization().cell();
    List<Made> all = made.get(cell);
    int newest = all.size() - RetentionStore.KEPT_MATERIALIZATIONS;
    return goneRun.test(event.materialization().run())
        && (event.token() == null || !openTokens.contains(event.token()))
        && !event.materialization().equals(published.get(cell))
        && !revertedTo.contains(event.materialization())
        && !event.at().equals(changedAt.get(cell))
        && newest >= 0
        && sequence < all.get(newest).sequence();
  }

  private static boolean is(@Nullable Long kept, long sequence) {
    return kept != null && kept == sequence;
  }
}
