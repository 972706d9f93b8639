package dev.assetwright.engine;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.execute.Coordinator;
import dev.assetwright.execute.EarlierAttempts;
import dev.assetwright.execute.ExternalObserver;
import dev.assetwright.execute.Progress;
import dev.assetwright.execute.RunIds;
import dev.assetwright.execute.Storages;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.DataStatus;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.plan.ReadCells;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.staleness.StalenessResolver;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The code that is loaded, what is known, and the runs of this process, held together: the one place that looks at the outside,
 * plans, and hands plans to the {@link Coordinator}.
 *
 * <p>Safe for several threads.
 */
public final class Engine {
  /** Of how many partitions of an asset without a source it is told why. */
  private static final int MOST_ASKED = 100;

  private final EventFlow events;
  private final RunStore runs;
  private final Renames renames;
  private final LostData lost;
  private final ExternalObserver observer;
  private final Coordinator coordinator;
  private final CodeRecorder recorder;
  private final RunIds ids;
  private final Clock clock;
  private final StalenessResolver resolver = new StalenessResolver();
  private final Map<String, CompletableFuture<RunStatus>> ended = new ConcurrentHashMap<>();
  private volatile AssetCode code;
  private volatile List<ExternalObserver.Problem> problems = List.of();
  private @Nullable Known known;

  /** Keeps what a code version consists of, so that a later change can be named. */
  public interface CodeRecorder {
    /** Keeps the version of this producer; quick when it is known. */
    void record(AssetCode code, ProducerDefinition producer);
  }

  /** The last answer, with the versions it was made for: by those the resolver knows that nothing else changed. */
  private record Known(
      AssetCode code,
      Function<ProducerDefinition, ProducerVersion> versions,
      @Nullable Look look) {}

  public Engine(
      AssetCode code,
      EventFlow events,
      RunStore runs,
      Storages storages,
      ExternalObserver observer,
      Coordinator coordinator,
      CodeRecorder recorder,
      RunIds ids,
      Clock clock) {
    this.code = code;
    this.events = events;
    this.runs = runs;
    this.renames = new Renames(events, storages, clock);
    this.lost = new LostData(storages, events.history());
    this.observer = observer;
    this.coordinator = coordinator;
    this.recorder = recorder;
    this.ids = ids;
    this.clock = clock;
    events.listen(this::happened);
  }

  /** Makes ids. */
  RunIds ids() {
    return ids;
  }

  /** The code in use. */
  public AssetCode code() {
    return code;
  }

  /** Takes newer code; runs that are under way keep theirs. */
  public void use(AssetCode newer) {
    code = newer;
  }

  /** What is known. */
  public History history() {
    return events.history();
  }

  /** The externals that could not be looked at the last time. */
  public List<ExternalObserver.Problem> problems() {
    return problems;
  }

  /**
   * How everything stands, for code that belongs to it: newer code may be loaded at any time.
   *
   * @param code the code
   * @param staleness resolved for that code's graph
   */
  public record Look(AssetCode code, Staleness staleness) {}

  /** How everything stands, as far as this process knows; looks at nothing outside. */
  public Look now() {
    return resolve(code);
  }

  /** The same without the code. */
  public Staleness staleness() {
    return now().staleness();
  }

  /**
   * Looks at the externals, and of some more cells in turn whether what is published is still there; then tells how everything
   * stands.
   */
  public Look look() {
    Look look = observe();
    lost.look(look.code().graph(), look.staleness().extents());
    return resolve(look.code());
  }

  /**
   * Looks at the externals, and of all that a request asks for and what is upstream of that whether it is still there; then tells
   * how everything stands. A partition that does not exist is left for whoever plans the request to refuse.
   */
  public Look look(PlanRequest request) {
    Look look = observe();
    AssetGraph graph = look.code().graph();
    SortedSet<AssetKey> declared = new TreeSet<>(request.assets());
    declared.removeIf(asset -> !graph.contains(asset));
    try {
      Extents extents = look.staleness().extents();
      PlanRequest asked =
          new PlanRequest(declared, request.partitions(), request.upstream(), request.force());
      lost.lookAt(graph, extents, ReadCells.of(graph, extents, asked));
    } catch (IllegalArgumentException e) {
      return look;
    }
    return resolve(look.code());
  }

  private Look observe() {
    AssetCode current = code;
    renames.follow(current.graph());
    problems = observer.observe(current);
    return resolve(current);
  }

  private synchronized Look resolve(AssetCode current) {
    if (known == null || known.code() != current) {
      known = new Known(current, current::version, null);
    }
    Staleness staleness =
        resolver.resolve(current.graph(), known.versions(), history(), clock.instant());
    Look look = known.look();
    if (look == null || look.staleness() != staleness) {
      look = new Look(current, staleness);
      known = new Known(current, known.versions(), look);
    }
    return look;
  }

  /** Plans a request against how everything stands after a look outside. */
  public Plan plan(PlanRequest request) {
    return plan(look(request), request);
  }

  private Plan plan(Look look, PlanRequest request) {
    requireObserved(look.code(), request.assets());
    return new Planner(look.staleness()).plan(request);
  }

  /**
   * Refuses when nothing was seen of an external that these assets need: any plan would be a guess. Single partitions that could
   * not be read hold nothing up.
   *
   * @throws ApplicationException naming the external and what went wrong
   */
  public void requireObserved(AssetCode planned, SortedSet<AssetKey> selected) {
    if (problems.isEmpty()) {
      return;
    }
    Set<AssetKey> needed = planned.graph().withUpstream(selected);
    for (ExternalObserver.Problem problem : problems) {
      if (problem.partitions().isEmpty() && needed.contains(problem.asset())) {
        throw new ApplicationException(
            ApplicationException.Category.ENVIRONMENT,
            "ObservationFailed",
            problem.sentence(),
            List.of("Nothing was run. What was materialized before is as it was."));
      }
    }
  }

  /**
   * Records a run of a plan and starts it.
   *
   * @param plan made for the code in use
   * @return the run's id
   */
  public String start(RunRequest request, AssetCode planned, Plan plan) {
    return start(request, planned, plan, Map.of());
  }

  /** The same for a run that goes on where another one stopped; {@code earlier} is what was tried there. */
  public String start(
      RunRequest request, AssetCode planned, Plan plan, Map<Cell, EarlierAttempts> earlier) {
    plan.producers().forEach(producer -> recorder.record(planned, producer));
    String id = ids.next(taken -> !runs.findRuns(taken).isEmpty());
    CompletableFuture<RunStatus> end = coordinator.submit(id, planned, request, plan, earlier);
    ended.put(id, end);
    if (ended.size() > 1_000) {
      ended.values().removeIf(CompletableFuture::isDone);
    }
    return id;
  }

  /** The final status of a run of this process; null for others. */
  public @Nullable CompletableFuture<RunStatus> ended(String run) {
    return ended.get(run);
  }

  /** How far an attempt of this process is, if its code tells. */
  public Optional<Progress> progress(String run, Cell cell) {
    return coordinator.progress(run, cell);
  }

  /** Whether this process runs it, or ran it a moment ago. */
  public boolean isHere(String run) {
    return ended.containsKey(run);
  }

  /** Asks a run of any process to stop. */
  public void cancel(String run) {
    events.appendAndWait(List.of(new Event.CancelRequested(clock.instant(), run)));
  }

  private void happened(List<RecordedEvent> happened, boolean own) {
    lost.happened(happened);
    for (RecordedEvent event : happened) {
      if (event.event() instanceof Event.CancelRequested asked) {
        coordinator.cancel(asked.run());
      }
    }
  }

  /** Takes the record of cells away. */
  public void forget(List<Cell> cells) {
    Instant now = clock.instant();
    List<Event> facts = new ArrayList<>();
    cells.forEach(cell -> facts.add(new Event.Forgotten(now, cell)));
    events.appendAndWait(facts);
  }

  /**
   * Publishes an earlier version of a cell's data again.
   *
   * @param find finds it, while no run makes the cell and removes what is old by that
   * @return false, and nothing was done, when a run has the cell or is about to
   */
  public boolean revert(Cell cell, Supplier<Materialization> find) {
    return coordinator.alone(
        cell,
        "revert " + ids.next(taken -> false),
        () -> events.appendAndWait(List.of(new Event.Reverted(clock.instant(), find.get()))));
  }

  /** Records that code counts as equal to what made some data, and what that code consists of. */
  public void accept(
      AssetCode accepted, Collection<ProducerDefinition> producers, List<Event> facts) {
    producers.forEach(producer -> recorder.record(accepted, producer));
    events.appendAndWait(facts);
  }

  /** What a tick of a schedule asks for: the newest partition, upstream included, and nothing older. */
  public Scheduler.Answer tick(List<AssetKey> assets) {
    List<String> selection = assets.stream().map(AssetKey::toString).toList();
    try {
      PlanRequest newest =
          new PlanRequest(new TreeSet<>(assets), new PartitionSelection.Latest(), true, false);
      Look look = look(newest);
      SortedSet<AssetKey> declared = new TreeSet<>(assets);
      declared.removeIf(asset -> !look.code().graph().contains(asset));
      Plan plan = plan(look, new PlanRequest(declared, newest.partitions(), true, false));
      if (plan.isEmpty()) {
        return new Scheduler.Answer(null, nothingToDo(look.staleness(), plan));
      }
      ScheduledPlan asked = ScheduledPlan.of(look.code(), history(), plan);
      if (asked.plan().isEmpty()) {
        return new Scheduler.Answer(null, asked.reason());
      }
      RunRequest request = new RunRequest(selection, "latest", true, false, "schedule", null);
      return new Scheduler.Answer(start(request, look.code(), asked.plan()), asked.reason());
    } catch (ApplicationException e) {
      return new Scheduler.Answer(null, e.getMessage());
    }
  }

  private static String nothingToDo(Staleness staleness, Plan plan) {
    if (plan.absent().isEmpty()) {
      boolean all = plan.request().assets().stream()
          .allMatch(asset -> staleness.worst(asset) == DataStatus.UP_TO_DATE);
      return all
          ? "everything is up to date"
          : "the newest partition is up to date; older ones are not, and a schedule leaves those";
    }
    return plan.absent().entrySet().stream()
        .flatMap(absent -> absent.getValue().stream()
            .limit(MOST_ASKED)
            .mapToObj(ordinal -> staleness.absenceOfMany(absent.getKey(), ordinal)))
        .distinct()
        .collect(Collectors.joining("; ", "nothing to make it from: ", ""));
  }
}
