package dev.assetwright.engine;

import dev.assetwright.app.Application;
import dev.assetwright.app.Application.BackfillChange;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.backfill.Backfills;
import dev.assetwright.backfill.Runner;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Event;
import dev.assetwright.model.Pace;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.plan.Plan;
import dev.assetwright.query.BackfillQuery;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.BackfillStore;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.RunStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be asked of backfills and done to them. */
final class BackfillDesk implements AutoCloseable {
  private final Engine engine;
  private final BackfillStore store;
  private final RunStore runs;
  private final EventFlow events;
  private final List<AssetStorage> storages;
  private final String process;
  private final Planning planning;
  private final Clock clock;
  private final Backfills backfills;

  /** Plans requests; both throw for one that makes no sense. */
  interface Planning {
    /** Looks at what is outside, as far as a plan of the request counts on it. */
    Engine.Look look(Application.Request request);

    /** Plans against how everything stands. */
    Plan plan(Engine.Look look, Application.Request request);
  }

  BackfillDesk(
      Engine engine,
      BackfillStore store,
      RunStore runs,
      EventFlow events,
      List<AssetStorage> storages,
      String process,
      Planning planning,
      Clock clock) {
    this.engine = engine;
    this.store = store;
    this.runs = runs;
    this.events = events;
    this.storages = storages;
    this.process = process;
    this.planning = planning;
    this.clock = clock;
    this.backfills =
        new Backfills(process, store, runs, events, new EngineRunner(), engine.ids(), clock);
  }

  /** Drives every backfill that no other process drives. */
  void driveAll() {
    backfills.driveAll();
  }

  void drive(String backfill) {
    backfills.drive(backfill);
  }

  Application.Started start(
      Application.Request request, int stepsPerRun, @Nullable String pace, String startedBy) {
    Pace limit = pace(stepsPerRun, pace);
    Plan plan = planning.plan(planning.look(request), request);
    if (plan.isEmpty()) {
      return new Application.Started(null, 0, "There is nothing to backfill.");
    }
    String id = backfills.start(new BackfillRequest(
        request.selection().isEmpty() ? List.of("*") : request.selection(),
        request.partitions(),
        !request.only(),
        request.force(),
        stepsPerRun,
        limit,
        startedBy));
    return new Application.Started(
        id, plan.cellCount(), "Backfill %s has %d steps.".formatted(id, plan.cellCount()));
  }

  private static @Nullable Pace pace(int stepsPerRun, @Nullable String pace) {
    if (stepsPerRun < 0) {
      throw refused(
          "BadStepsPerRun", "A run has at least one step, not %d.".formatted(stepsPerRun));
    }
    if (pace == null) {
      return null;
    }
    try {
      Pace parsed = Pace.parse(pace);
      if (stepsPerRun == 0) {
        throw refused("BadPace", "A backfill in one run has no pace. Give it several runs.");
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      throw refused("BadPace", String.valueOf(e.getMessage()));
    }
  }

  private static ApplicationException refused(String code, String message) {
    return new ApplicationException(Category.USAGE, code, message, List.of("Nothing was started."));
  }

  BackfillView.BackfillList list(int limit) {
    return query().list(limit);
  }

  BackfillView view(String backfill, int most) {
    BackfillQuery query = query();
    return query.view(query.require(backfill), most, backfills::left);
  }

  BackfillView.Head head(String backfill) {
    BackfillQuery query = query();
    return query.head(query.require(backfill));
  }

  BackfillView.Head await(String backfill) throws InterruptedException {
    String id = query().require(backfill).id();
    CountDownLatch over = new CountDownLatch(1);
    Runnable unlisten = events.listen((happened, own) -> happened.stream()
        .map(RecordedEvent::event)
        .filter(event -> event instanceof Event.BackfillChanged changed
            && changed.backfill().equals(id)
            && changed.status() != BackfillStatus.RUNNING)
        .forEach(event -> over.countDown()));
    try {
      // What had happened before the listener was there is on record.
      if (query().require(id).status() == BackfillStatus.RUNNING) {
        over.await();
      }
    } finally {
      unlisten.run();
    }
    return head(id);
  }

  private BackfillQuery query() {
    Instant now = clock.instant();
    Extents extents = new Extents(engine.code().graph(), now, engine.history().partitions());
    return new BackfillQuery(store, runs, storages, extents, engine.history(), process, now);
  }

  String change(String backfill, BackfillChange change) {
    BackfillRecord found = query().require(backfill);
    String id = found.id();
    BackfillStatus status = found.status();
    if (change == BackfillChange.RETRY) {
      return retry(found);
    }
    if (status.isFinal()) {
      return BackfillAnswers.over(id, status, change);
    }
    switch (change) {
      case PAUSE -> {
        if (status == BackfillStatus.PAUSED) {
          return "Backfill %s is paused.".formatted(id);
        }
        backfills.pause(found, "");
      }
      case STOP -> {
        backfills.pause(found, "");
        backfills.stopRun(id);
      }
      case CANCEL -> backfills.cancel(found);
      default -> {
        if (status == BackfillStatus.RUNNING && found.driver() != null) {
          return "Backfill %s is running.".formatted(id);
        }
        backfills.resume(found);
      }
    }
    return BackfillAnswers.changed(id, change, isRunUnderWay(id));
  }

  private boolean isRunUnderWay(String id) {
    return store.runsOf(id, 1).stream().anyMatch(run -> !run.status().isFinal());
  }

  private String retry(BackfillRecord found) {
    if (!found.status().isFinal()) {
      throw new ApplicationException(
          Category.USAGE,
          "BackfillNotOver",
          "Backfill %s is not over, so there is nothing to retry yet.".formatted(found.id()),
          List.of("To see how it goes: assetwright backfill show " + found.id()));
    }
    if (found.status() == BackfillStatus.SUCCEEDED) {
      return "Nothing in backfill %s failed.".formatted(found.id());
    }
    backfills.retry(found);
    return "Backfill %s goes on with what failed.".formatted(found.id());
  }

  @Override
  public void close() {
    backfills.close();
  }

  private final class EngineRunner implements Runner {
    @Override
    public AssetCode code() {
      return engine.code();
    }

    @Override
    public Planned plan(BackfillRequest request) {
      return plan(request, planning::look);
    }

    @Override
    public Planned glance(BackfillRequest request) {
      return plan(request, asked -> engine.now());
    }

    private Planned plan(
        BackfillRequest request, Function<Application.Request, Engine.Look> looking) {
      Application.Request asked = new Application.Request(
          request.selection(), request.partitions(), !request.upstream(), request.force());
      try {
        Engine.Look look = looking.apply(asked);
        return new Planned(look.code(), planning.plan(look, asked), "");
      } catch (ApplicationException e) {
        return new Planned(engine.code(), null, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public String start(RunRequest request, AssetCode code, Plan plan) {
      return engine.start(request, code, plan);
    }

    @Override
    public void cancel(String run) {
      engine.cancel(run);
    }
  }
}
