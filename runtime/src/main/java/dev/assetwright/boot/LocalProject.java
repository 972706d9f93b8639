package dev.assetwright.boot;

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
import dev.assetwright.history.HistoryFile;
import dev.assetwright.home.Home;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.observe.ObservationResolver;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Store;
import dev.assetwright.value.FileValueStorage;
import dev.assetwright.warehouse.SqliteWarehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A store, a home and code, put together into something that plans and runs. What is around it, such as other processes,
 * schedules or a watch on classes, is left to {@link Assetwright}; tests need no more than this.
 *
 * <p>Opening reads what is known; {@link #start} takes the code. In between, what dead processes left can be cleared up.
 */
public final class LocalProject implements AutoCloseable {
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(5);

  private final Home home;
  private final Store store;
  private final Clock clock;
  private final RandomGenerator random;
  private final Closing opened = new Closing();
  private final EventFlow events;
  private final Storages storages;
  private final Recovery recovery;
  private @Nullable Engine engine;
  private @Nullable LocalApplication application;

  /**
   * Opens what is there.
   *
   * @param store stays open when this is closed
   * @param random for ids; tests hand in one with a seed
   */
  public LocalProject(Home home, Store store, Clock clock, RandomGenerator random) {
    this(home, store, warehouse(home), clock, random);
  }

  /**
   * The same with tables elsewhere.
   *
   * @param warehouse keeps tables; closed when this is closed
   */
  LocalProject(
      Home home, Store store, AssetStorage warehouse, Clock clock, RandomGenerator random) {
    this.home = home;
    this.store = store;
    this.clock = clock;
    this.random = random;
    boolean done = false;
    try {
      storages = new Storages(storages(home, warehouse));
      storages.all().forEach(opened::keep);
      events = new HistoryFile(home.known(), Version.NUMBER).open(store);
      recovery = new Recovery(events, store, store, storages, clock);
      done = true;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  /** The storages of a home, not yet in use. */
  static List<AssetStorage> storages(Home home, AssetStorage warehouse) {
    return List.of(new FileValueStorage(home.values()), warehouse);
  }

  /** The tables in the home itself. */
  static AssetStorage warehouse(Home home) {
    return new SqliteWarehouse(home.warehouse(), BUSY);
  }

  /** Takes the code and is ready; may be called once. */
  public void start(
      AssetCode code, LocalApplication.CodeFacts facts, LocalApplication.ProcessFacts process) {
    LogRelay relay = new LogRelay();
    AttemptLogs logs = new AttemptLogs(home.logs(), clock);
    Coordinator coordinator = opened.keep(new Coordinator(
        new EngineSettings(process.id(), process.workers(), CANCEL_GRACE),
        events,
        store,
        storages,
        recovery,
        logs,
        relay,
        new ForkedJvms(home, process.id(), process.mode().equals("serve")),
        clock,
        random));
    ObservationResolver observations =
        opened.keep(new ObservationResolver(home.folder().resolve("observed-files"), clock));
    engine = new Engine(
        code,
        events,
        store,
        storages,
        new ExternalObserver(events, observations, clock),
        coordinator,
        new CodeVersionRecorder(store, clock),
        new RunIds(random),
        clock);
    application = opened.keep(new LocalApplication(
        engine, events, store, store, store, storages, logs, facts, process, clock));
    relay.to(application);
  }

  /** What is known, and the one way for events. */
  public EventFlow events() {
    return events;
  }

  /** Where data is kept. */
  public Storages storages() {
    return storages;
  }

  /** Clears up after dead processes. */
  Recovery recovery() {
    return recovery;
  }

  /** What plans and runs. */
  public Engine engine() {
    return started(engine);
  }

  /** What commands and pages ask and change. */
  public LocalApplication application() {
    return started(application);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("The project was not started.");
    }
    return part;
  }

  /** Stops: runs are canceled and recorded as such. */
  @Override
  public void close() {
    opened.close();
  }
}
