package dev.assetwright.reference;

import dev.assetwright.engine.Engine;
import dev.assetwright.execute.Coordinator;
import dev.assetwright.execute.EngineSettings;
import dev.assetwright.execute.ExternalObserver;
import dev.assetwright.execute.Recovery;
import dev.assetwright.execute.RunIds;
import dev.assetwright.execute.Storages;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.StepStatus;
import dev.assetwright.observe.ObservationResolver;
import dev.assetwright.plan.Plan;
import dev.assetwright.spi.RunStore;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The real engine at work in a world, on a log and texts in memory; may be started anew. */
final class WorldEngine implements AutoCloseable {
  private final World world;
  private final Path folder;
  private final InMemoryStore store = new InMemoryStore();
  final TextStorage texts = new TextStorage();
  private final Random random = new Random(7);
  private Coordinator coordinator;
  private Engine engine;
  private EventFlow events;

  WorldEngine(World world, Path folder) {
    this.world = world;
    this.folder = folder;
    start();
  }

  private void start() {
    Clock clock = new WorldClock(world);
    events = new EventFlow(store, History.of(store.load()), store.lastSequence());
    Storages storages = new Storages(List.of(texts));
    coordinator = new Coordinator(
        new EngineSettings("here", 2, Duration.ofSeconds(1)),
        events,
        store,
        storages,
        new Recovery(events, store, store, storages, clock),
        new AttemptLogs(folder.resolve("logs"), clock),
        (run, cell, attempt, total) -> {},
        clock,
        random);
    engine = new Engine(
        new WorldCode(world),
        events,
        store,
        storages,
        new ExternalObserver(
            events, new ObservationResolver(folder.resolve("observed"), clock), clock),
        coordinator,
        (code, producer) -> {},
        new RunIds(random),
        clock);
  }

  Engine engine() {
    return engine;
  }

  /** Loads the world's methods as they are now. */
  void reload() {
    engine.use(new WorldCode(world));
  }

  /** Partitions of the dynamic grid come and go. */
  void change(List<String> added, List<String> removed) {
    events.appendAndWait(
        List.of(new Event.PartitionsChanged(world.now, "customer", added, removed)));
  }

  /** Ends the process and starts another on the same log. */
  void restart() {
    coordinator.close();
    start();
  }

  /** Runs a plan; returns what became of each cell. */
  Map<Cell, StepStatus> run(Plan plan) throws Exception {
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, "command line", null);
    String run = engine.start(request, engine.code(), plan);
    engine.ended(run).get(20, TimeUnit.SECONDS);
    Map<Cell, StepStatus> ended = new TreeMap<>();
    for (RunStore.StepRecord step : store.steps(run, 0, 10_000)) {
      ended.put(step.cell(), step.status());
    }
    return ended;
  }

  @Override
  public void close() {
    coordinator.close();
  }

  private static final class WorldClock extends Clock {
    private final World world;

    WorldClock(World world) {
      this.world = world;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return world.now;
    }
  }
}
