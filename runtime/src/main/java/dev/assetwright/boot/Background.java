package dev.assetwright.boot;

import dev.assetwright.StartupTask;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.engine.Engine;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.history.EventFlow;
import dev.assetwright.load.ClassWatcher;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.load.ProjectLoader;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.spi.EventStore;
import dev.assetwright.upkeep.IdleHeap;
import dev.assetwright.upkeep.OldRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process does by itself while it lives: follow what others write, look at externals, evaluate schedules, load recompiled
 * code, clear up after dead processes, give memory back. Each job waits for its former round.
 */
final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  /** One thread for each job: one that hangs, such as on a dead network folder, holds up no other. */
  private static final int JOBS = 8;

  private static final String FOLLOWING = "following the log";
  private static final Duration FOLLOW = Duration.ofMillis(100);
  /** Where the store tells by itself, every so many rounds are enough to notice one that has stopped to. */
  private static final int ROUNDS_OF_TRUST = 50;

  private static final Duration OBSERVE_IN_DEV = Duration.ofSeconds(3);
  private static final Duration OBSERVE = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CLEAR = Duration.ofSeconds(2);
  private static final Duration DAY_CHANGE = Duration.ofSeconds(20);
  private static final Duration REMOVE_OLD_FIRST = Duration.ofMinutes(1);
  private static final Duration REMOVE_OLD = Duration.ofHours(1);
  private static final Duration COLLECT = Duration.ofSeconds(2);
  private static final Duration RETIREMENT = Duration.ofSeconds(30);
  /** How long a compiler may take from one class to the next before what it has written is told to be broken. */
  private static final Duration HALF_WRITTEN = Duration.ofSeconds(4);

  private final Assetwright.Mode mode;
  private final EventFlow events;
  private final Engine engine;
  private final Scheduler scheduler;
  private final LocalApplication application;
  private final ProjectLoader loader;
  private final HomeEnvironment environment;
  private final Clock clock;
  private final Runnable clearDead;
  private final OldRuns oldRuns;
  private final List<Retired> retired = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(JOBS, task -> {
    Thread thread = new Thread(task, "assetwright-background");
    thread.setDaemon(true);
    return thread;
  });
  private EventStore.Watch watch = EventStore.Watch.DEAF;
  private int rounds;
  private @Nullable Instant halfWrittenSince;
  private volatile LoadedCode code;
  private volatile Map<ZoneId, LocalDate> days;

  Background(
      Assetwright.Mode mode,
      EventFlow events,
      Engine engine,
      Scheduler scheduler,
      LocalApplication application,
      ProjectLoader loader,
      LoadedCode code,
      HomeEnvironment environment,
      Clock clock,
      Runnable clearDead,
      OldRuns oldRuns) {
    this.mode = mode;
    this.events = events;
    this.engine = engine;
    this.scheduler = scheduler;
    this.application = application;
    this.loader = loader;
    this.code = code;
    this.environment = environment;
    this.clock = clock;
    this.clearDead = clearDead;
    this.oldRuns = oldRuns;
    this.days = days();
  }

  Background start() {
    watch = events.watch(() -> guarded(FOLLOWING, events::follow));
    every(FOLLOW, FOLLOWING, this::follow);
    every(CLEAR, "clearing up after dead processes", clearDead);
    if (mode == Assetwright.Mode.COMMAND) {
      return this;
    }
    every(
        mode == Assetwright.Mode.DEV ? OBSERVE_IN_DEV : OBSERVE,
        "looking at externals",
        application::lookAgain);
    application.driveBackfills();
    every(TICK, "evaluating schedules", () -> scheduler.tick(engine.code().graph()));
    every(
        REMOVE_OLD_FIRST,
        REMOVE_OLD,
        "removing old runs",
        () -> oldRuns.remove(clock.instant().minus(code.retention())));
    IdleHeap heap = new IdleHeap(clock, application::hasOpenRuns);
    every(COLLECT, "giving memory back", heap::tick);
    every(DAY_CHANGE, "start-up tasks of a new day", this::runTasksOnNewDay);
    if (mode == Assetwright.Mode.DEV) {
      ClassWatcher watcher = new ClassWatcher(loader.watched(), clock);
      threads.execute(() -> watch(watcher));
    }
    return this;
  }

  private void follow() {
    rounds = watch.isHearing() ? (rounds + 1) % ROUNDS_OF_TRUST : 0;
    if (rounds == 0) {
      events.follow();
    }
  }

  private void every(Duration pause, String what, Runnable job) {
    every(pause, pause, what, job);
  }

  private void every(Duration first, Duration pause, String what, Runnable job) {
    threads.scheduleWithFixedDelay(
        () -> guarded(what, job), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A job that fails is told once and tried again: a store that is locked now may be free in a second. */
  private void guarded(String what, Runnable job) {
    try {
      job.run();
      synchronized (told) {
        told.remove(what);
      }
    } catch (RuntimeException | Error e) {
      boolean first;
      synchronized (told) {
        first = told.add(what);
      }
      if (first && !threads.isShutdown()) {
        LOG.warn("A problem while {}: {} It is tried again.", what, e.getMessage());
        LOG.debug("The problem in full.", e);
      }
    }
  }

  private void watch(ClassWatcher watcher) {
    guarded("loading recompiled code", () -> {
      if (watcher.tick()) {
        reload(true);
      } else if (halfWrittenSince != null
          && !clock.instant().isBefore(halfWrittenSince.plus(HALF_WRITTEN))) {
        reload(false);
      }
      closeRetired();
    });
    if (!threads.isShutdown()) {
      threads.schedule(() -> watch(watcher), watcher.pause().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Loads what was compiled; what may be half written is tried once more before it is told. */
  private void reload(boolean patient) {
    LoadResult result = loader.load();
    halfWrittenSince = null;
    if (result instanceof LoadResult.Loaded loaded) {
      retired.add(new Retired(code, clock.instant()));
      code = loaded.code();
      engine.use(code);
      application.loaded(CodeFactsReader.read(code, environment));
      application.lookAgain();
      LOG.info("Loaded {} assets anew.", code.graph().assets().size());
    } else if (result instanceof LoadResult.Failed failed) {
      if (patient && failed.isHalfWritten()) {
        halfWrittenSince = clock.instant();
        return;
      }
      application.notLoaded(failed.title(), failed.lines());
      LOG.info("The newest code was not loaded: {} The last good graph stays.", failed.title());
    }
  }

  /**
   * Code that was replaced is closed when no run can still use it: none is open, and whoever had just taken it to start one has
   * had time to.
   */
  private void closeRetired() {
    Instant before = clock.instant().minus(RETIREMENT);
    if (retired.isEmpty() || application.hasOpenRuns()) {
      return;
    }
    retired.removeIf(old -> {
      boolean due = old.since().isBefore(before);
      if (due) {
        old.code().close();
      }
      return due;
    });
  }

  private record Retired(LoadedCode code, Instant since) {}

  private void runTasksOnNewDay() {
    Map<ZoneId, LocalDate> now = days();
    if (now.equals(days)) {
      return;
    }
    days = now;
    for (StartupTask task : code.startupTasks()) {
      try {
        task.run(environment);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        LOG.warn("{} failed: {}", task.getClass().getSimpleName(), e.getMessage());
      }
    }
    application.lookAgain();
  }

  private Map<ZoneId, LocalDate> days() {
    Map<ZoneId, LocalDate> found = new TreeMap<>((a, b) -> a.getId().compareTo(b.getId()));
    found.put(ZoneOffset.UTC, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    for (AssetDefinition asset : engine.code().graph().assets()) {
      Grid grid = asset.grid();
      TimeGrid time = grid == null ? null : grid.time();
      if (time != null) {
        found.put(time.zone(), LocalDate.ofInstant(clock.instant(), time.zone()));
      }
    }
    return found;
  }

  @Override
  public void close() {
    watch.close();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.debug("A background job did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
