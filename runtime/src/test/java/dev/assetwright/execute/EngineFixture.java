package dev.assetwright.execute;

import dev.assetwright.Observed;
import dev.assetwright.Partition;
import dev.assetwright.Result;
import dev.assetwright.Table;
import dev.assetwright.engine.Engine;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.model.StorageKind;
import dev.assetwright.observe.ObservationResolver;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import dev.assetwright.store.memory.InMemoryStore;
import dev.assetwright.value.FileValueStorage;
import dev.assetwright.warehouse.SqliteWarehouse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small world: assets of texts made by lambdas, an in-memory log unless another is given, real files and a real warehouse.
 * Change an external or a version, materialize, and look at what ran.
 */
final class EngineFixture implements AutoCloseable {
  private static final String PROCESS = "here";
  private static final Type LINES = LineTable.class.getGenericInterfaces()[0];
  static final Grid DAYS = DailyGrid.of("2026-01-01", "UTC");

  /** What an asset's method does with the texts of its inputs. */
  interface Method {
    @Nullable
    Object apply(List<String> inputs, Arguments arguments) throws Exception;
  }

  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, String> versions = new HashMap<>();
  private final Map<String, String> rules = new HashMap<>();
  private final Map<String, PoolPlaces> pools = new HashMap<>();
  private final Map<String, Map<String, Observed>> externals = new TreeMap<>();
  private final List<AssetDefinition> assets = new ArrayList<>();
  private final List<ProducerDefinition> producers = new ArrayList<>();
  private final List<CheckDefinition> checks = new ArrayList<>();
  private final Path folder;
  private final Clock clock;
  Store store = new InMemoryStore();
  private UnaryOperator<EventStore> log = events -> events;
  private UnaryOperator<AssetStorage> storage = each -> each;
  private @Nullable Storages storages;

  @Nullable
  Engine engine;

  @Nullable
  EventFlow events;

  @Nullable
  Coordinator coordinator;

  private @Nullable AssetCode code;
  private RetryPolicy retry = RetryPolicy.NONE;
  private @Nullable Duration timeout;
  private @Nullable Duration stepTimeout;
  private @Nullable Duration runTimeout;
  /** The runs that the start found open, as after the death of the process before. */
  List<String> interrupted = List.of();

  List<Recovery.Interrupted> stopped = List.of();

  private int workers = 3;
  Duration grace = Duration.ofMillis(200);

  EngineFixture(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  EngineFixture workers(int atOnce) {
    workers = atOnce;
    return this;
  }

  /** Another store than one in memory. */
  EngineFixture on(Store other) {
    store = other;
    return this;
  }

  /** The log through something that breaks it. */
  EngineFixture log(UnaryOperator<EventStore> through) {
    log = through;
    return this;
  }

  /** Files and warehouse through something that breaks them. */
  EngineFixture storage(UnaryOperator<AssetStorage> through) {
    storage = through;
    return this;
  }

  EngineFixture external(String key, @Nullable Grid grid) {
    externals.put(key, new TreeMap<>());
    add(key, AssetKind.EXTERNAL, grid, StorageKind.NONE, List.of());
    return this;
  }

  EngineFixture asset(String key, @Nullable Grid grid, Method method, String... inputs) {
    return asset(key, StorageKind.VALUE, grid, method, inputs);
  }

  /** An asset whose texts are rows of the warehouse; it is read as them, sorted and joined by commas. */
  EngineFixture table(String key, @Nullable Grid grid, Method method, String... inputs) {
    return asset(
        key,
        StorageKind.TABLE,
        grid,
        (in, arguments) -> {
          Object made = method.apply(in, arguments);
          return made instanceof String text
              ? Table.of(Arrays.stream(text.split(",")).map(Line::new).toList())
              : made;
        },
        inputs);
  }

  private EngineFixture asset(
      String key, StorageKind kind, @Nullable Grid grid, Method method, String... inputs) {
    methods.put(key, method);
    versions.put(key, "1");
    List<InputDefinition> edges = new ArrayList<>();
    for (String input : inputs) {
      edges.add(edge(key, grid, input, edges.size()));
    }
    add(key, AssetKind.JAVA, grid, kind, edges);
    return this;
  }

  /** An input is written as a key with its mapping in brackets; the asset's own key is that of its previous partition. */
  private InputDefinition edge(String reader, @Nullable Grid grid, String written, int index) {
    int bracket = written.indexOf('[');
    String key = bracket < 0 ? written : written.substring(0, bracket);
    String mapping = bracket < 0 ? "" : written.substring(bracket + 1, written.length() - 1);
    if (key.equals(reader)) {
      return new InputDefinition(
          AssetKey.parse(key),
          InputDefinition.Use.VALUE,
          PartitionMapping.between(grid, grid, mapping),
          false,
          true,
          index);
    }
    AssetDefinition upstream =
        assets.stream().filter(a -> a.key().toString().equals(key)).findFirst().orElseThrow();
    InputDefinition.Use use =
        upstream.isExternal() ? InputDefinition.Use.ORDER : InputDefinition.Use.VALUE;
    return new InputDefinition(
        upstream.key(),
        use,
        PartitionMapping.between(grid, upstream.grid(), mapping),
        false,
        index);
  }

  EngineFixture retrying(int retries, Duration delay) {
    retry = new RetryPolicy(retries, delay);
    return this;
  }

  /** Attempts at an asset take places of a pool, of which there are two. */
  EngineFixture pool(String asset, PoolPlaces places) {
    pools.put(asset, places);
    return this;
  }

  EngineFixture retryingOn(int retries, String... types) {
    retry = new RetryPolicy(retries, Duration.ZERO, List.of(types));
    return this;
  }

  EngineFixture runsTimingOut(Duration limit) {
    runTimeout = limit;
    return this;
  }

  EngineFixture stepsTimingOut(Duration limit) {
    stepTimeout = limit;
    return this;
  }

  EngineFixture timingOut(Duration limit) {
    timeout = limit;
    return this;
  }

  /** Reads what it tests, and then further inputs. */
  EngineFixture check(
      String asset, String name, boolean blocking, Method method, String... further) {
    methods.put(asset + "#" + name, method);
    AssetDefinition tested = assets.stream()
        .filter(a -> a.key().toString().equals(asset))
        .findFirst()
        .orElseThrow();
    InputDefinition input = new InputDefinition(
        tested.key(),
        InputDefinition.Use.VALUE,
        PartitionMapping.between(tested.grid(), tested.grid(), ""),
        false,
        0);
    List<InputDefinition> inputs = new ArrayList<>(List.of(input));
    for (String written : further) {
      inputs.add(edge(asset, tested.grid(), written, inputs.size()));
    }
    checks.add(new CheckDefinition(
        tested.key(),
        name,
        "",
        blocking,
        false,
        false,
        inputs,
        new ProducerDefinition.MethodReference("unit", 0, "Fixture", asset + "#" + name, "()V")));
    return this;
  }

  private void add(
      String key,
      AssetKind kind,
      @Nullable Grid grid,
      StorageKind storage,
      List<InputDefinition> inputs) {
    ProducerDefinition producer = new ProducerDefinition(
        kind,
        List.of(AssetKey.parse(key)),
        List.of(AssetKey.parse(key)),
        new ProducerDefinition.MethodReference("unit", 0, "Fixture", key, "()V"),
        grid,
        inputs,
        grid != null,
        null,
        null,
        retry,
        timeout,
        stepTimeout,
        null,
        null);
    producers.add(producer);
    assets.add(new AssetDefinition(
        AssetKey.parse(key), "", List.of(), List.of(), storage, null, null, null, producer));
  }

  EngineFixture start() {
    pools.forEach(this::give);
    AssetGraph graph =
        AssetGraph.of(new Definitions(List.of("fixture"), assets, producers, checks));
    code = new FixtureCode(graph);
    events = new EventFlow(log.apply(store), History.of(store.load()), store.lastSequence());
    storages = new Storages(List.of(
        storage.apply(new FileValueStorage(folder.resolve("values"))),
        storage.apply(new SqliteWarehouse(folder.resolve("warehouse.db"), Duration.ofSeconds(5)))));
    Recovery recovery = new Recovery(events, store, store, storages, clock);
    stopped = recovery.reconcileProcess(PROCESS);
    interrupted = stopped.stream().map(each -> each.run().id()).toList();
    // Another start draws other tokens.
    Random random = new Random(7 + store.lastSequence());
    AttemptLogs logs = new AttemptLogs(folder.resolve("logs"), clock);
    coordinator = new Coordinator(
        new EngineSettings(PROCESS, workers, grace),
        events,
        store,
        storages,
        recovery,
        logs,
        (run, cell, attempt, total) -> {},
        clock,
        random);
    ObservationResolver observations = new ObservationResolver(folder.resolve("seen"), clock);
    engine = new Engine(
        code,
        events,
        store,
        storages,
        new ExternalObserver(events, observations, clock),
        coordinator,
        (code, producer) -> {},
        new RunIds(random),
        clock);
    return this;
  }

  /** What commands and pages would ask and change; to be closed. */
  LocalApplication application() {
    return new LocalApplication(
        engine,
        events,
        store,
        store,
        store,
        storages,
        new AttemptLogs(folder.resolve("logs"), clock),
        new LocalApplication.CodeFacts(clock.instant(), producer -> Optional.empty(), List.of()),
        new LocalApplication.ProcessFacts(PROCESS, "serve", "0", workers, true),
        clock);
  }

  private void give(String key, PoolPlaces places) {
    for (int i = 0; i < producers.size(); i++) {
      ProducerDefinition old = producers.get(i);
      if (old.first().toString().equals(key)) {
        ProducerDefinition with = new ProducerDefinition(
            old.kind(),
            old.assets(),
            old.family(),
            old.method(),
            old.grid(),
            old.inputs(),
            old.takesPartition(),
            old.sql(),
            old.codeVersion(),
            old.retry(),
            old.timeout(),
            old.stepTimeout(),
            places,
            old.fork());
        producers.set(i, with);
        assets.replaceAll(asset -> asset.producer() == old
            ? new AssetDefinition(
                asset.key(), "", List.of(), List.of(), asset.storage(), null, null, null, with)
            : asset);
      }
    }
  }

  void see(String external, @Nullable String partition, @Nullable String token) {
    Map<String, Observed> seen = externals.get(external);
    String key = partition == null ? "" : partition;
    if (token == null) {
      seen.remove(key);
    } else {
      seen.put(key, Observed.of(token, Instant.EPOCH));
    }
  }

  void seeFile(String external, String partition, Path file) {
    externals.get(external).put(partition, Observed.file(file));
  }

  void change(String asset, String version) {
    versions.put(asset, version);
    code = new FixtureCode(engine.code().graph());
    engine.use(code);
  }

  /** Another version of the rule that an asset's retries ask. */
  void judge(String asset, String rule) {
    rules.put(asset, rule);
  }

  PartitionRegistry partitions() {
    return new PartitionRegistry(code.graph(), events, clock);
  }

  Plan plan(String... selection) {
    return engine.plan(request(selection));
  }

  private PlanRequest request(String... selection) {
    TreeSet<AssetKey> keys = new TreeSet<>();
    for (String key : selection) {
      keys.add(AssetKey.parse(key));
    }
    if (keys.isEmpty()) {
      code.graph().assets().forEach(asset -> keys.add(asset.key()));
    }
    return new PlanRequest(keys, new PartitionSelection.All(), true, false);
  }

  /** Starts what brings the selection (all without one) up to date. */
  String begin(String... selection) {
    Plan plan = plan(selection);
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, "command line", null);
    return engine.start(request, code, plan);
  }

  /** Starts a run of a plan and waits for its end. */
  String carryOut(Plan plan) throws Exception {
    String run = engine.start(
        new RunRequest(List.of("*"), "all", true, false, "command line", null), code, plan);
    await(run);
    return run;
  }

  RunStatus await(String run) throws Exception {
    return engine.ended(run).get(20, TimeUnit.SECONDS);
  }

  /** Materializes all and tells what became of each step, {@code key[@partition]=STATUS} in the order of the plan. */
  List<String> materialize(String... selection) throws Exception {
    if (plan(selection).isEmpty()) {
      return List.of();
    }
    String run = begin(selection);
    await(run);
    return outcome(run);
  }

  /** Materializes one partition though it is up to date. */
  void force(String asset, String partition) throws Exception {
    PlanRequest request = new PlanRequest(
        new TreeSet<>(List.of(AssetKey.parse(asset))),
        new PartitionSelection.Keys(List.of(partition)),
        false,
        true);
    await(engine.start(
        new RunRequest(List.of(asset), partition, false, true, "command line", null),
        code,
        engine.plan(request)));
  }

  /** The text that is published of a cell. */
  String value(String asset, @Nullable String partition) {
    AssetDefinition definition = code.graph().get(AssetKey.parse(asset));
    String version =
        engine.history().cell(definition.key(), partition).published().dataVersion();
    return storages
        .of(definition.storage())
        .preview(definition, code.outputType(definition), partition, version, 0, 1)
        .rows()
        .get(0)
        .get(0)
        .toString();
  }

  /** What is in quarantine; null when nothing is. */
  Quarantine.@Nullable Kept quarantined(String asset, @Nullable String partition) {
    AssetDefinition definition = code.graph().get(AssetKey.parse(asset));
    return storages
        .of(definition.storage())
        .quarantine()
        .find(new Cell(definition.key(), partition));
  }

  /** The rows that are in quarantine, as a text. */
  String quarantinedRows(String asset, Quarantine.Kept kept) {
    AssetDefinition definition = code.graph().get(AssetKey.parse(asset));
    return storages
        .of(definition.storage())
        .quarantine()
        .preview(definition, code.outputType(definition), kept, 0, 10)
        .rows()
        .toString();
  }

  /** Why the step of an asset without partitions ended as it did in the newest run. */
  String reason(String asset) {
    String run = store.runs(null, null, 1).get(0).id();
    return store
        .step(run, new Cell(AssetKey.parse(asset), null))
        .map(RunStore.StepRecord::reason)
        .orElseThrow();
  }

  List<String> outcome(String run) {
    return store.steps(run, 0, 10_000).stream().map(EngineFixture::told).toList();
  }

  List<String> executed(List<String> outcome) {
    return outcome.stream()
        .filter(step -> step.endsWith("=" + StepStatus.SUCCEEDED))
        .map(step -> step.substring(0, step.indexOf('=')))
        .collect(Collectors.toList());
  }

  private static String told(RunStore.StepRecord step) {
    String partition = step.cell().partition() == null ? "" : "@" + step.cell().partition();
    return step.cell().asset() + partition + "=" + step.status();
  }

  /** Ends what start began; the store stays open. */
  void stop() {
    if (coordinator != null) {
      coordinator.close();
    }
    if (storages != null) {
      storages.all().forEach(AssetStorage::close);
    }
  }

  @Override
  public void close() {
    stop();
    store.close();
  }

  /** A row of a table. */
  public record Line(String text) {}

  private final class FixtureCode implements AssetCode {
    private final AssetGraph graph;

    FixtureCode(AssetGraph graph) {
      this.graph = graph;
    }

    @Override
    public AssetGraph graph() {
      return graph;
    }

    @Override
    public ProducerVersion version(ProducerDefinition producer) {
      return new ProducerVersion(versions.getOrDefault(producer.first().toString(), ""), "");
    }

    @Override
    public String ruleVersion(ProducerDefinition producer) {
      return rules.getOrDefault(producer.first().toString(), "");
    }

    @Override
    public Optional<Duration> runTimeout() {
      return Optional.ofNullable(runTimeout);
    }

    @Override
    public SortedMap<String, Integer> pools() {
      SortedMap<String, Integer> two = new TreeMap<>();
      pools.values().forEach(places -> two.put(places.pool(), 2));
      return two;
    }

    @Override
    public Type outputType(AssetDefinition asset) {
      return asset.storage() == StorageKind.TABLE ? LINES : String.class;
    }

    @Override
    public Type inputType(ProducerDefinition.MethodReference method, int input) {
      InputDefinition edge = edges(method).stream()
          .filter(each -> each.index() == input)
          .findFirst()
          .orElseThrow();
      if (graph.get(edge.upstream()).storage() == StorageKind.TABLE) {
        return LINES;
      }
      if (edge.optional()) {
        return ((ParameterizedType) OptionalText.class.getGenericInterfaces()[0])
            .getActualTypeArguments()[0];
      }
      return edge.mapping().isSingle() ? String.class : Texts.class.getGenericInterfaces()[0];
    }

    private List<InputDefinition> edges(ProducerDefinition.MethodReference method) {
      return Stream.concat(
              producers.stream()
                  .filter(producer -> producer.method().equals(method))
                  .map(ProducerDefinition::inputs),
              checks.stream()
                  .filter(check -> check.method().equals(method))
                  .map(CheckDefinition::inputs))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public @Nullable Object component(AssetDefinition asset, Object value) {
      throw new IllegalStateException("no multi-assets here");
    }

    @Override
    public @Nullable Object invoke(ProducerDefinition.MethodReference method, Arguments arguments)
        throws Exception {
      Map<String, Observed> external = externals.get(method.name());
      if (external != null) {
        String key = graph.get(AssetKey.parse(method.name())).grid() == null
            ? ""
            : arguments.partition().key();
        Observed seen = external.get(key);
        return seen == null ? Observed.absent("no file " + key) : seen;
      }
      Method lambda = methods.get(method.name());
      List<String> inputs = new ArrayList<>();
      for (InputDefinition edge : edges(method)) {
        if (edge.use() != InputDefinition.Use.ORDER) {
          inputs.add(text(arguments.input(edge.index())));
        }
      }
      return lambda.apply(inputs, arguments);
    }
  }

  private static String text(@Nullable Object input) {
    if (input instanceof Optional<?> optional) {
      return optional
          .map(EngineFixture::text)
          .map(Optional::of)
          .orElse(Optional.empty())
          .toString();
    }
    return input instanceof Table<?> table
        ? table.toList().stream()
            .map(row -> ((Line) row).text())
            .sorted()
            .collect(Collectors.joining(","))
        : String.valueOf(input);
  }

  /** Only its generic supertype is used. */
  interface LineTable extends Table<Line> {}

  /** Only its generic supertype is used. */
  interface Texts extends Map<Partition, String> {}

  /** Only its generic supertype is used. */
  interface OptionalText extends Supplier<Optional<String>> {}

  static Object skip(String reason) {
    return Result.skip(reason);
  }
}
