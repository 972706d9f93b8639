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
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
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
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real engine at work in a world, on a log and texts in memory; may be started anew. */
final class WorldEngine implements AutoCloseable {
  private final World world;
  private final Path folder;
  private final String process;
  private final InMemoryStore store;
  final TextStorage texts;
  private final Random random;
  private Coordinator coordinator;
  private Engine engine;
  private EventFlow events;

  WorldEngine(World world, Path folder) {
    this(world, folder, "here", new InMemoryStore(), new TextStorage(), 7);
  }

  private WorldEngine(
      World world, Path folder, String process, InMemoryStore store, TextStorage texts, int seed) {
    this.world = world;
    this.folder = folder;
    this.process = process;
    this.store = store;
    this.texts = texts;
    this.random = new Random(seed);
    start();
  }

  /** Another process on the same log and texts. */
  WorldEngine beside() {
    return new WorldEngine(world, folder, "there", store, texts, 8);
  }

  private void start() {
    Clock clock = new WorldClock(world);
    events = new EventFlow(store, History.of(store.load()), store.lastSequence());
    Storages storages = new Storages(List.of(texts));
    coordinator = new Coordinator(
        new EngineSettings(process, 2, Duration.ofSeconds(1)),
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

  /** Takes note of what others appended. */
  void follow() {
    events.follow();
  }

  /** What is on record after a place in the log. */
  List<RecordedEvent> after(long sequence) {
    return store.after(sequence, Integer.MAX_VALUE);
  }

  long lastSequence() {
    return store.lastSequence();
  }

  /** Starts a run of a plan. */
  String start(Plan plan) {
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, "command line", null);
    return engine.start(request, engine.code(), plan);
  }

  CompletableFuture<RunStatus> ended(String run) {
    return Objects.requireNonNull(engine.ended(run));
  }

  /** Runs a plan; returns what became of each cell. */
  Map<Cell, StepStatus> run(Plan plan) throws Exception {
    String run = start(plan);
    ended(run).get(20, TimeUnit.SECONDS);
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
