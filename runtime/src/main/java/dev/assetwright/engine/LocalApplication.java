package dev.assetwright.engine;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.execute.EarlierAttempts;
import dev.assetwright.execute.PartitionRegistry;
import dev.assetwright.execute.Recovery;
import dev.assetwright.execute.Storages;
import dev.assetwright.execute.UnknownGridException;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.EventFlow;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.query.AcceptQuery;
import dev.assetwright.query.AssetQuery;
import dev.assetwright.query.AssetTexts;
import dev.assetwright.query.CodeDetails;
import dev.assetwright.query.CodeQuery;
import dev.assetwright.query.GridQuery;
import dev.assetwright.query.LineageQuery;
import dev.assetwright.query.ListQuery;
import dev.assetwright.query.LogQuery;
import dev.assetwright.query.Moment;
import dev.assetwright.query.PlanQuery;
import dev.assetwright.query.QuarantineQuery;
import dev.assetwright.query.RowsQuery;
import dev.assetwright.query.RunFinder;
import dev.assetwright.query.RunQuery;
import dev.assetwright.query.RunSteps;
import dev.assetwright.query.SelectionResolver;
import dev.assetwright.query.StatusQuery;
import dev.assetwright.query.VersionsQuery;
import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import dev.assetwright.query.view.VersionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.BackfillStore;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.RunStore;
import dev.assetwright.staleness.Staleness;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The application of this process: asks the {@link Engine}, answers by the queries. */
public final class LocalApplication implements Application, AutoCloseable {
  private static final int PAGE = 1_000;

  private final Engine engine;
  private final EventFlow events;
  private final RunStore runs;
  private final CodeStore versions;
  private final Storages storages;
  private final AttemptLogs logs;
  private final ProcessFacts process;
  private final Clock clock;
  private final LiveRuns live;
  private final ChangeNotifier notifier;
  private final BackfillDesk backfills;
  private final AssetTexts texts = new AssetTexts();
  private final List<Runnable> unlisten = new ArrayList<>();
  private volatile CodeFacts code;
  private volatile StatusView.@Nullable Problem problem;

  /**
   * What is fixed about the process.
   *
   * @param id its name among the processes of its home
   * @param mode command, dev or serve
   * @param version of Assetwright
   * @param workers how many attempts run at once
   * @param evaluatesSchedules whether schedules run in this process
   */
  public record ProcessFacts(
      String id, String mode, String version, int workers, boolean evaluatesSchedules) {}

  /**
   * What is known about loaded code beside the graph.
   *
   * @param loadedAt when it was loaded
   * @param details explains its code versions
   * @param notices what people should know about it, a sentence each
   */
  public record CodeFacts(Instant loadedAt, CodeDetails details, List<String> notices) {
    public CodeFacts {
      notices = List.copyOf(notices);
    }
  }

  public LocalApplication(
      Engine engine,
      EventFlow events,
      RunStore runs,
      BackfillStore backfills,
      CodeStore versions,
      Storages storages,
      AttemptLogs logs,
      CodeFacts code,
      ProcessFacts process,
      Clock clock) {
    this.engine = engine;
    this.events = events;
    this.runs = runs;
    this.versions = versions;
    this.storages = storages;
    this.logs = logs;
    this.code = code;
    this.process = process;
    this.clock = clock;
    this.live = LiveRuns.of(runs);
    this.notifier = new ChangeNotifier(() -> engine.code().graph(), this::steps);
    this.backfills = new BackfillDesk(
        engine, backfills, runs, events, storages.all(), process.id(), new Planning(), clock);
    unlisten.add(events.listen(live));
    unlisten.add(events.listen(notifier));
  }

  /** Takes note that newer code is in use. */
  public void loaded(CodeFacts newer) {
    code = newer;
    problem = null;
    notifier.graphChanged();
  }

  /** Takes note that newer code could not be loaded; the code in use stays. */
  public void notLoaded(String title, List<String> lines) {
    problem = new StatusView.Problem(title, lines, clock.instant());
    notifier.graphChanged();
  }

  /** Passes on that a log has so many lines. */
  public void logGrew(String run, Cell cell, int total) {
    notifier.logGrew(run, cell, total);
  }

  /** Passes on that an attempt told how far it is. */
  public void progressed(String run, Cell cell) {
    notifier.progressed(run, cell);
  }

  /** Looks at what is outside; what changed is told by the events. */
  public void lookAgain() {
    engine.look();
  }

  /** Whether any run is not final. */
  public boolean hasOpenRuns() {
    return live.hasRuns();
  }

  private Moment moment() {
    return moment(engine.now());
  }

  private Moment moment(Engine.Look look) {
    return new Moment(
        look.code(),
        look.staleness(),
        engine.history(),
        live.activity(),
        clock.instant(),
        process.evaluatesSchedules());
  }

  private RunQuery runQuery(Moment moment) {
    return new RunQuery(moment, runs, storages.all(), process.id(), process.workers());
  }

  @Override
  public StatusView status() {
    Moment moment = moment();
    List<String> notices = new ArrayList<>(code.notices());
    engine.problems().forEach(unseen -> notices.add(unseen.sentence()));
    return new StatusQuery(moment, runQuery(moment))
        .status(new StatusQuery.Process(
            process.mode(), process.version(), code.loadedAt(), problem, notices));
  }

  @Override
  public LineageView lineage(List<String> selection) {
    return new LineageQuery(moment(), texts).lineage(selection);
  }

  @Override
  public LineageView.Card card(String asset) {
    Moment moment = moment();
    return new LineageQuery(moment, texts)
        .card(new SelectionResolver(moment.staleness()).asset(asset));
  }

  @Override
  public AssetListView list(List<String> selection) {
    return new ListQuery(moment(), texts).list(selection);
  }

  @Override
  public AssetView asset(String asset, @Nullable String partition) {
    return new AssetQuery(moment(), runs, versions, code.details(), storages.all())
        .asset(asset, partition);
  }

  @Override
  public CodeView code(String asset, @Nullable String partition) {
    return new CodeQuery(moment(), versions, code.details()).code(asset, partition);
  }

  @Override
  public RowsView rows(String asset, @Nullable String partition, int offset, int limit) {
    return new RowsQuery(moment(), storages.all()).rows(asset, partition, offset, limit);
  }

  @Override
  public QuarantineView quarantined(
      String asset, @Nullable String partition, int offset, int limit) {
    return new QuarantineQuery(moment(), storages.all())
        .quarantined(asset, partition, offset, limit);
  }

  @Override
  public PlanView plan(Request request, int limit) {
    Moment moment = moment(look(request));
    engine.requireObserved(
        moment.code(), new SelectionResolver(moment.staleness()).select(request.selection()));
    return planQuery(moment).view(request, limit);
  }

  private PlanQuery planQuery(Moment moment) {
    return new PlanQuery(moment, runs, versions, code.details(), process.workers());
  }

  /**
   * Looks at what is outside, and at all data that a plan of the request counts on. What other processes have made by now is made,
   * however long ago this one last followed them.
   */
  private Engine.Look look(Request request) {
    events.follow();
    return engine.look(new PlanRequest(
        new SelectionResolver(engine.staleness()).mayMean(request.selection()),
        SelectionResolver.partitions(request.partitions()),
        !request.only(),
        request.force()));
  }

  /** Plans a request; refuses when it makes no sense, or when nothing was seen of an external that it needs. */
  private Plan plan(Engine.Look look, Request request) {
    Moment moment = moment(look);
    engine.requireObserved(
        moment.code(), new SelectionResolver(moment.staleness()).select(request.selection()));
    return planQuery(moment).plan(request);
  }

  private final class Planning implements BackfillDesk.Planning {
    @Override
    public Engine.Look look(Request request) {
      return LocalApplication.this.look(request);
    }

    @Override
    public Plan plan(Engine.Look look, Request request) {
      return LocalApplication.this.plan(look, request);
    }
  }

  @Override
  public Started materialize(Request request, String startedBy) {
    Engine.Look look = look(request);
    return start(look, request, plan(look, request), startedBy, null, Map.of());
  }

  private Started start(
      Engine.Look look,
      Request request,
      Plan plan,
      String startedBy,
      @Nullable String retryOf,
      Map<Cell, EarlierAttempts> earlier) {
    if (plan.isEmpty()) {
      return new Started(null, 0, planQuery(moment(look)).nothingToDo(plan));
    }
    List<String> selection = request.selection().isEmpty() ? List.of("*") : request.selection();
    String run = engine.start(
        new RunRequest(
            selection, request.partitions(), !request.only(), request.force(), startedBy, retryOf),
        look.code(),
        plan,
        earlier);
    return new Started(
        run, plan.cellCount(), "Run %s has %d steps.".formatted(run, plan.cellCount()));
  }

  @Override
  public Started startBackfill(
      Request request, int stepsPerRun, @Nullable String pace, String startedBy) {
    return backfills.start(request, stepsPerRun, pace, startedBy);
  }

  @Override
  public void drive(String backfill) {
    backfills.drive(backfill);
  }

  /** Lets this process drive every backfill that no other does. */
  public void driveBackfills() {
    backfills.driveAll();
  }

  @Override
  public BackfillView.BackfillList backfills(int limit) {
    return backfills.list(limit);
  }

  @Override
  public BackfillView backfill(String backfill, int most) {
    return backfills.view(backfill, most);
  }

  @Override
  public BackfillView.Head backfillHead(String backfill) {
    return backfills.head(backfill);
  }

  @Override
  public BackfillView.Head awaitBackfill(String backfill) throws InterruptedException {
    return backfills.await(backfill);
  }

  @Override
  public String changeBackfill(String backfill, BackfillChange change) {
    return backfills.change(backfill, change);
  }

  @Override
  public RunView.RunList runs(@Nullable String asset, @Nullable Instant before, int limit) {
    return runQuery(moment()).runs(asset, before, limit);
  }

  @Override
  public RunView run(String run, int offset, int limit) {
    RunView view = runQuery(moment()).run(run, offset, limit);
    return view.with(
        view.steps().stream().map(step -> progressing(view.run().run(), step)).toList());
  }

  /** How far a running step is stands where its reason will. */
  private RunView.Step progressing(String run, RunView.Step step) {
    return step.status().equals(StepStatus.STARTED.name())
        ? engine
            .progress(run, new Cell(AssetKey.parse(step.asset()), step.partition()))
            .map(progress -> step.with(progress.told()))
            .orElse(step)
        : step;
  }

  private List<RunView.Step> steps(String run, Collection<Cell> cells) {
    return new RunSteps(runs, clock.instant())
        .find(run, cells).stream().map(step -> progressing(run, step)).toList();
  }

  @Override
  public LogView log(
      String run,
      @Nullable String asset,
      @Nullable String partition,
      int attempt,
      int from,
      int limit) {
    return new LogQuery(moment(), runs, logs).log(run, asset, partition, attempt, from, limit);
  }

  @Override
  public String cancel(String run) {
    RunStore.RunRecord found = new RunFinder(runs).require(run);
    if (found.status().isFinal()) {
      return RunAnswers.over(found.id(), found.status());
    }
    engine.cancel(found.id());
    return RunAnswers.canceled(found.id());
  }

  @Override
  public Started retry(String run, String startedBy) {
    RunStore.RunRecord found = new RunFinder(runs).require(run);
    if (!found.status().isFinal()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "RunNotOver",
          "Run %s is not over, so there is nothing to retry yet.".formatted(found.id()),
          List.of("To stop it: assetwright runs cancel " + found.id()));
    }
    return retry(found, startedBy, Map.of());
  }

  /**
   * Goes on with a run whose process died, if an asset that was under way there has retries left: an interrupted attempt counts
   * as a failed one. What it was asked to make by force, and did not, is made by force.
   *
   * @return empty when there is nothing to go on with
   */
  public Optional<Started> resume(Recovery.Interrupted interrupted) {
    AssetGraph graph = engine.code().graph();
    boolean goesOn = interrupted.earlier().entrySet().stream()
        .anyMatch(earlier -> graph
            .find(earlier.getKey().asset())
            .filter(asset ->
                asset.producer().retry().retries() >= earlier.getValue().count())
            .isPresent());
    return goesOn && interrupted.run().request().goesOnAfterDeath()
        ? Optional.of(retry(interrupted.run(), "restart", interrupted.earlier()))
        : Optional.empty();
  }

  private Started retry(
      RunStore.RunRecord found, String startedBy, Map<Cell, EarlierAttempts> earlier) {
    AssetGraph graph = engine.code().graph();
    UndoneSteps undone = UndoneSteps.of(
        runs, found, graph, new Extents(graph, clock.instant(), engine.history().partitions()));
    if (undone.isEmpty()) {
      return new Started(null, 0, undone.nothing());
    }
    Request again = undone.request(found.request().force());
    Engine.Look look = look(again);
    Plan plan = plan(look, undone.request(false));
    if (again.force()) {
      plan = undone.plan(look.staleness(), engine.history(), plan, plan(look, again));
    }
    return start(look, again, plan, startedBy, found.id(), earlier);
  }

  @Override
  public AcceptView acceptable(List<String> selection) {
    AcceptQuery query = acceptQuery(moment(), selection);
    return query.view(query.find(selection), false);
  }

  @Override
  public AcceptView accept(List<String> selection, String because) {
    if (because.isBlank()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NoReason",
          "Accepting needs a reason: why does the new code make the same data?",
          List.of("Nothing was accepted."));
    }
    Moment moment = moment();
    AcceptQuery query = acceptQuery(moment, selection);
    AcceptQuery.Found found = query.find(selection);
    AcceptView view = query.view(found, true);
    engine.accept(
        moment.code(), found.producers(), query.events(found, clock.instant(), because.strip()));
    return view;
  }

  private AcceptQuery acceptQuery(Moment moment, List<String> selection) {
    if (selection.isEmpty()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NothingSelected",
          "Accepting needs a selection; '*' means all assets.",
          List.of("Nothing was accepted."));
    }
    return new AcceptQuery(moment, versions, code.details());
  }

  @Override
  public int forget(List<String> selection, String partitions) {
    if (selection.isEmpty()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NothingSelected",
          "Forgetting needs a selection; '*' means all assets.",
          List.of());
    }
    Staleness staleness = engine.staleness();
    SelectionResolver resolver = new SelectionResolver(staleness);
    PartitionSelection which = SelectionResolver.partitions(partitions);
    Set<Cell> cells = new LinkedHashSet<>();
    for (AssetKey key : resolver.select(selection)) {
      if (engine.code().graph().get(key).isExternal()) {
        continue;
      }
      resolver.ordinals(key, which).stream()
          .mapToObj(ordinal -> new Cell(key, staleness.partition(key, ordinal)))
          .filter(engine.history()::isKnown)
          .forEach(cells::add);
    }
    engine.forget(List.copyOf(cells));
    storages.quarantines().forEach(quarantine -> dropQuarantined(quarantine, cells));
    return cells.size();
  }

  private static void dropQuarantined(Quarantine quarantine, Set<Cell> cells) {
    cells.stream()
        .map(Cell::asset)
        .distinct()
        .flatMap(asset -> quarantine.of(asset).stream())
        .filter(kept -> cells.contains(kept.cell()))
        .forEach(quarantine::drop);
  }

  @Override
  public VersionsView versions(String asset, @Nullable String partition) {
    return versionsQuery().versions(asset, partition);
  }

  @Override
  public VersionsView revert(String asset, @Nullable String partition, String version) {
    Cell cell = versionsQuery().find(asset, partition, version).cell();
    if (!engine.revert(cell, () -> versionsQuery().find(asset, partition, version))) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "BeingMade",
          "A run is about to make '%s', and would take the place of what it is reverted to."
              .formatted(cell),
          List.of("Wait for the run, or cancel it. Nothing was changed."));
    }
    return versions(asset, partition);
  }

  private VersionsQuery versionsQuery() {
    return new VersionsQuery(moment(), runs, storages.all());
  }

  @Override
  public DynamicGridView.GridList grids() {
    return gridQuery().grids();
  }

  @Override
  public DynamicGridView grid(String grid, int offset, int limit) {
    return gridQuery().grid(asked(() -> registry().require(grid)), offset, limit);
  }

  @Override
  public DynamicGridView.Change addPartitions(String grid, List<String> keys) {
    List<String> added = asked(() -> registry().add(grid, keys));
    return gridQuery().added(grid, added, Set.copyOf(keys).size());
  }

  @Override
  public DynamicGridView.Change removePartitions(String grid, List<String> keys) {
    List<String> removed = asked(() -> registry().remove(grid, keys));
    return gridQuery().removed(grid, removed);
  }

  private GridQuery gridQuery() {
    return new GridQuery(engine.code().graph(), engine.history().partitions());
  }

  private PartitionRegistry registry() {
    return new PartitionRegistry(engine.code().graph(), events, clock);
  }

  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (UnknownGridException e) {
      throw new ApplicationException(
          ApplicationException.Category.NOT_FOUND,
          "UnknownGrid",
          String.valueOf(e.getMessage()),
          List.of("To see all dynamic grids: assetwright partitions list"));
    } catch (IllegalArgumentException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "BadPartition",
          String.valueOf(e.getMessage()),
          List.of());
    }
  }

  @Override
  public RunView await(String run) throws InterruptedException {
    CompletableFuture<RunStatus> end = engine.ended(run);
    if (end != null) {
      try {
        end.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return run(run, 0, PAGE);
  }

  @Override
  public AutoCloseable subscribe(ChangeListener listener) {
    return notifier.subscribe(listener);
  }

  @Override
  public void close() {
    try {
      backfills.close();
    } finally {
      unlisten.forEach(Runnable::run);
      notifier.close();
    }
  }
}
