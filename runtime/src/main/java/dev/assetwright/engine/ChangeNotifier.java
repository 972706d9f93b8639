package dev.assetwright.engine;

import dev.assetwright.app.Application;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Grid;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what changed, gathered over {@link #PAUSE_MILLIS}, on a thread of its own: a thousand events are one round, and no
 * listener holds up the store.
 */
final class ChangeNotifier implements EventFlow.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);
  private static final int PAUSE_MILLIS = 40;

  /** A round takes this part of the time at most, so that telling of ten thousand steps does not hold them up. */
  private static final int PART_OF_TIME = 10;

  private static final int LONGEST_PAUSE_MILLIS = 1_000;

  /** Above so many steps a round tells the run alone; who shows it asks anew. */
  private static final int MOST_STEPS = 200;

  private final Supplier<AssetGraph> graph;
  private final BiFunction<String, Collection<Cell>, List<RunView.Step>> steps;
  private final List<Application.ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread notifier = new Thread(task, "assetwright-notifier");
        notifier.setDaemon(true);
        return notifier;
      });
  private final Set<AssetKey> assets = new LinkedHashSet<>();
  private final Map<String, Set<Cell>> runs = new LinkedHashMap<>();
  private final Map<LogOf, Integer> logs = new LinkedHashMap<>();
  private final Set<Grid> grids = new LinkedHashSet<>();
  private final Set<String> backfills = new LinkedHashSet<>();
  private boolean graphChanged;
  private boolean runEnded;
  private boolean unheard;
  private boolean scheduled;
  private long notBefore = System.nanoTime();

  private record LogOf(String run, Cell cell) {}

  ChangeNotifier(
      Supplier<AssetGraph> graph, BiFunction<String, Collection<Cell>, List<RunView.Step>> steps) {
    this.graph = graph;
    this.steps = steps;
  }

  AutoCloseable subscribe(Application.ChangeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized void happened(List<RecordedEvent> events, boolean own) {
    if (isHeard()) {
      for (RecordedEvent recorded : events) {
        note(recorded.event());
      }
    } else {
      unheard = true;
    }
    schedule();
  }

  private boolean isHeard() {
    for (Application.ChangeListener listener : listeners) {
      if (listener.isHeard()) {
        return true;
      }
    }
    return false;
  }

  synchronized void logGrew(String run, Cell cell, int total) {
    logs.put(new LogOf(run, cell), total);
    schedule();
  }

  /** A step told how far it is, which changes nothing but what is shown of it. */
  synchronized void progressed(String run, Cell cell) {
    runs.computeIfAbsent(run, id -> new LinkedHashSet<>()).add(cell);
    schedule();
  }

  synchronized void graphChanged() {
    graphChanged = true;
    schedule();
  }

  private void note(Event event) {
    if (event instanceof Event.RunQueued queued) {
      step(queued.run(), null);
      queued.steps().forEach(cell -> assets.add(cell.asset()));
    } else if (event instanceof Event.RunStarted started) {
      step(started.run(), null);
    } else if (event instanceof Event.RunEnded ended) {
      step(ended.run(), null);
      runEnded = true;
    } else if (event instanceof Event.AttemptStarted started) {
      step(started.run(), started.cell());
    } else if (event instanceof Event.AttemptFailed failed) {
      step(failed.run(), failed.cell());
    } else if (event instanceof Event.StepEnded ended) {
      step(ended.run(), ended.cell());
    } else if (event instanceof Event.Materialized made) {
      assets.add(made.materialization().cell().asset());
    } else if (event instanceof Event.CheckEvaluated check) {
      assets.add(check.cell().asset());
    } else if (event instanceof Event.ExternalObserved seen) {
      assets.add(seen.cell().asset());
    } else if (event instanceof Event.CodeAccepted accepted) {
      assets.add(accepted.asset());
    } else if (event instanceof Event.Reverted reverted) {
      assets.add(reverted.materialization().cell().asset());
    } else if (event instanceof Event.Forgotten forgotten) {
      assets.add(forgotten.cell().asset());
    } else if (event instanceof Event.PartitionsChanged changed) {
      grids.add(DynamicGrid.of(changed.grid()));
    } else if (event instanceof Event.BackfillStarted started) {
      backfills.add(started.backfill());
    } else if (event instanceof Event.BackfillChanged changed) {
      backfills.add(changed.backfill());
    } else if (event instanceof Event.Ticked ticked) {
      assets.addAll(ticked.assets());
    }
  }

  private void step(String run, @Nullable Cell cell) {
    Set<Cell> cells = runs.computeIfAbsent(run, id -> new LinkedHashSet<>());
    if (cell != null) {
      cells.add(cell);
      assets.add(cell.asset());
    }
  }

  private void schedule() {
    if (!scheduled && !thread.isShutdown()) {
      scheduled = true;
      long pause = notBefore - System.nanoTime();
      thread.schedule(
          this::tellRound,
          Math.max(pause, TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)),
          TimeUnit.NANOSECONDS);
    }
  }

  private void tellRound() {
    Set<AssetKey> touched;
    Set<Grid> changedGrids;
    Map<String, Set<Cell>> touchedRuns;
    Map<LogOf, Integer> grown;
    List<String> changedBackfills;
    boolean graphToo;
    boolean missed;
    synchronized (this) {
      scheduled = false;
      touched = new TreeSet<>(assets);
      changedGrids = Set.copyOf(grids);
      touchedRuns = new LinkedHashMap<>(runs);
      grown = new LinkedHashMap<>(logs);
      changedBackfills = List.copyOf(backfills);
      graphToo = graphChanged;
      missed = unheard;
      unheard = false;
      boolean all = runEnded;
      runEnded = false;
      graphChanged = false;
      assets.clear();
      grids.clear();
      backfills.clear();
      runs.clear();
      logs.clear();
      if (all) {
        graph.get().assets().forEach(asset -> touched.add(asset.key()));
      }
    }
    long begun = System.nanoTime();
    try {
      if (missed) {
        listeners.forEach(Application.ChangeListener::changedUnheard);
      }
      touched.addAll(having(changedGrids));
      tell(touched, touchedRuns, grown, graphToo);
      changedBackfills.forEach(
          backfill -> listeners.forEach(listener -> listener.backfillChanged(backfill)));
    } catch (RuntimeException e) {
      LOG.warn("A change could not be told to the pages; they ask anew when reloaded.", e);
    }
    pace(System.nanoTime() - begun);
  }

  private synchronized void pace(long tookNanos) {
    notBefore = System.nanoTime()
        + Math.min(
            (PART_OF_TIME - 1) * tookNanos, TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS));
  }

  private List<AssetKey> having(Set<Grid> dimensions) {
    return dimensions.isEmpty()
        ? List.of()
        : graph.get().assets().stream()
            .filter(asset -> asset.grid() != null
                && !Collections.disjoint(asset.grid().dimensions(), dimensions))
            .map(AssetDefinition::key)
            .toList();
  }

  private void tell(
      Set<AssetKey> touched,
      Map<String, Set<Cell>> touchedRuns,
      Map<LogOf, Integer> grown,
      boolean graphToo) {
    if (listeners.isEmpty()) {
      return;
    }
    if (graphToo) {
      listeners.forEach(Application.ChangeListener::graphChanged);
    }
    AssetGraph current = graph.get();
    touched.removeIf(key -> !current.contains(key));
    if (!touched.isEmpty()) {
      List<String> affected =
          current.withDownstream(touched).stream().map(AssetKey::toString).toList();
      listeners.forEach(listener -> listener.assetsChanged(affected));
    }
    touchedRuns.forEach((run, cells) -> {
      List<RunView.Step> told =
          cells.isEmpty() || cells.size() > MOST_STEPS ? List.of() : steps.apply(run, cells);
      listeners.forEach(listener -> listener.runChanged(run, told));
    });
    grown.forEach((log, total) -> listeners.forEach(listener ->
        listener.logGrew(log.run(), log.cell().asset().toString(), log.cell().partition(), total)));
  }

  /** Ends with the round that is under way, so that nothing is read from a store that is closed next. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.debug("A listener did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
