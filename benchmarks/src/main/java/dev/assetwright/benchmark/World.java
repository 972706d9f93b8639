package dev.assetwright.benchmark;

import dev.assetwright.app.WebServer;
import dev.assetwright.engine.Engine;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.execute.Coordinator;
import dev.assetwright.execute.EngineSettings;
import dev.assetwright.execute.ExternalObserver;
import dev.assetwright.execute.Recovery;
import dev.assetwright.execute.RunIds;
import dev.assetwright.execute.Storages;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.home.Home;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.observe.ObservationResolver;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.upkeep.IdleHeap;
import dev.assetwright.value.FileValueStorage;
import dev.assetwright.warehouse.SqliteWarehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The engine, its store and the web server over made-up code, wired as a process of {@code dev} is. */
final class World implements AutoCloseable {
  private final SqliteStore store;
  private final SqliteWarehouse warehouse;
  private final Coordinator coordinator;
  private final WebServer.Running server;
  private final ScheduledExecutorService background;
  final Engine engine;
  final LocalApplication application;
  final EventFlow events;

  World(Path folder, AssetCode code) {
    this(folder, code, 0);
  }

  /** Serves on a port; 0 for any that is free. */
  World(Path folder, AssetCode code, int port) {
    Clock clock = Clock.systemUTC();
    Home home = Home.open(folder);
    store = SqliteStore.open(home.database(), clock);
    StoredState stored = store.load();
    events = new EventFlow(store, History.of(stored), stored.sequence());
    warehouse = new SqliteWarehouse(home.warehouse(), Duration.ofSeconds(10));
    Storages storages = new Storages(List.of(new FileValueStorage(home.values()), warehouse));
    AttemptLogs logs = new AttemptLogs(home.logs(), clock);
    LogRelay relay = new LogRelay();
    int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
    coordinator = new Coordinator(
        new EngineSettings("benchmark", workers, Duration.ofSeconds(5)),
        events,
        store,
        storages,
        new Recovery(events, store, store, storages, clock),
        logs,
        relay,
        clock,
        new Random(1));
    engine = new Engine(
        code,
        events,
        store,
        storages,
        new ExternalObserver(
            events, new ObservationResolver(home.folder().resolve("observed-files"), clock), clock),
        coordinator,
        (of, producer) -> {},
        new RunIds(new Random(1)),
        clock);
    application = new LocalApplication(
        engine,
        events,
        store,
        store,
        store,
        storages,
        logs,
        new LocalApplication.CodeFacts(clock.instant(), producer -> Optional.empty(), List.of()),
        new LocalApplication.ProcessFacts("benchmark", "dev", "0", workers, false),
        clock);
    relay.application = application;
    engine.look();
    IdleHeap heap = new IdleHeap(clock, application::hasOpenRuns);
    background = Executors.newSingleThreadScheduledExecutor();
    background.scheduleWithFixedDelay(heap::tick, 2, 2, TimeUnit.SECONDS);
    server = ServiceLoader.load(WebServer.class)
        .findFirst()
        .orElseThrow()
        .start(new WebServer.Settings("127.0.0.1", port, null), application);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    background.shutdownNow();
    server.close();
    application.close();
    coordinator.close();
    warehouse.close();
    store.close();
  }

  /** The logs are needed before the application that tells of them. */
  private static final class LogRelay implements Coordinator.LogListener {
    private volatile LocalApplication application;

    @Override
    public void grew(String run, dev.assetwright.model.Cell cell, int attempt, int total) {
      LocalApplication known = application;
      if (known != null) {
        known.logGrew(run, cell, total);
      }
    }
  }
}
