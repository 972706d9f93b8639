package dev.assetwright.testing;

import dev.assetwright.Environment;
import dev.assetwright.app.Application;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.boot.LocalProject;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.config.Manner;
import dev.assetwright.engine.Engine;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.home.Home;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.PresentProject;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.query.SelectionResolver;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.Store;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The engine below a {@link TestProject}, from its first question to its end. */
final class TestEngine implements AutoCloseable {
  private static final String PROCESS = "test";
  private static final int WORKERS = 2;

  private final TestFolder folder;
  private final PresentProject present;
  private final TestClock clock;
  private final TestEnvironment environment;
  private final Store store = new InMemoryStore();
  private final Givens givens = new Givens();
  private final LocalProject project;
  private final List<Scheduler.Answer> asked = new ArrayList<>();
  private final Scheduler scheduler;
  private AssetCode declared;
  private GivenCode code;

  private record TestEnvironment(Path home, Clock clock, boolean isProduction)
      implements Environment {}

  private TestEngine(
      List<AssetModuleGraph> graphs,
      TestClock clock,
      TestFolder folder,
      List<ConfigurationSources.Option> settings,
      Map<Class<?>, Object> replacements) {
    this.folder = folder;
    this.clock = clock;
    this.present = new PresentProject(graphs, TestFolder.codeVersions());
    this.environment = new TestEnvironment(folder.path(), clock, false);
    this.declared = load(settings, replacements);
    this.code = new GivenCode(declared, givens);
    this.project = new LocalProject(Home.open(folder.path()), store, clock, new Random(1));
    project.start(
        code, facts(), new LocalApplication.ProcessFacts(PROCESS, PROCESS, PROCESS, WORKERS, true));
    this.scheduler = new Scheduler(PROCESS, store, store, project.events(), this::requested, clock);
    scheduler.tick(code.graph());
  }

  static TestEngine start(
      List<AssetModuleGraph> graphs,
      TestClock clock,
      List<ConfigurationSources.Option> settings,
      Map<Class<?>, Object> replacements) {
    TestFolder folder = TestFolder.make();
    TestEngine started = null;
    try {
      started = new TestEngine(graphs, clock, folder, settings, replacements);
      return started;
    } finally {
      if (started == null) {
        folder.close();
      }
    }
  }

  private AssetCode load(
      List<ConfigurationSources.Option> settings, Map<Class<?>, Object> replacements) {
    LoadResult result = present.load(
        new ConfigurationSources(folder.path(), Map.of(), settings, Manner.TEST),
        environment,
        replacements);
    if (result instanceof LoadResult.Failed failed) {
      throw new IllegalStateException(
          failed.title() + "\n  " + String.join("\n  ", failed.lines()));
    }
    return ((LoadResult.Loaded) result).code();
  }

  void reload(List<ConfigurationSources.Option> settings, Map<Class<?>, Object> replacements) {
    declared = load(settings, replacements);
    useGivens();
  }

  private void useGivens() {
    code = new GivenCode(declared, givens);
    project.engine().use(code);
    project.application().loaded(facts());
  }

  private LocalApplication.CodeFacts facts() {
    return new LocalApplication.CodeFacts(clock.instant(), producer -> Optional.empty(), List.of());
  }

  Path home() {
    return folder.path();
  }

  Application application() {
    return project.application();
  }

  AssetKey asset(String asset) {
    return resolver().asset(asset);
  }

  Cell cell(String asset, @Nullable String partition) {
    SelectionResolver resolver = resolver();
    AssetKey key = resolver.asset(asset);
    resolver.ordinal(key, partition);
    return new Cell(key, partition);
  }

  private SelectionResolver resolver() {
    return new SelectionResolver(project.engine().staleness());
  }

  TestRun give(Cell cell, Object value) {
    AssetDefinition asset = code.declared(cell.asset());
    Object fitting = GivenValue.fitting(asset, code.outputType(asset), value);
    if (givens.put(cell, fitting)) {
      useGivens();
    }
    if (asset.isExternal()) {
      look(List.of(cell.asset()));
      return TestRun.NOTHING;
    }
    String partitions = cell.partition() == null ? "all" : cell.partition();
    TestRun run =
        run(new Application.Request(List.of(cell.asset().toString()), partitions, false, false));
    run.requireStored(cell);
    return run;
  }

  TestPlan plan(Application.Request request) {
    lookOnlyAt(resolver().select(request.selection()));
    return new TestPlan(project.application().plan(request, Integer.MAX_VALUE));
  }

  TestRun run(Application.Request request) {
    Collection<AssetKey> selected = resolver().select(request.selection());
    if (selected.isEmpty()) {
      throw new IllegalArgumentException("'%s' selects no asset, so nothing would be tested."
          .formatted(String.join(" ", request.selection())));
    }
    lookOnlyAt(selected);
    return await(project.application().materialize(request, PROCESS).run());
  }

  private TestRun await(@Nullable String run) {
    if (run == null) {
      return TestRun.NOTHING;
    }
    try {
      project.application().await(run);
      return new TestRun(project.application().run(run, 0, Integer.MAX_VALUE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a run was under way.", e);
    }
  }

  private Scheduler.Answer requested(List<AssetKey> assets) {
    lookOnlyAt(assets);
    Scheduler.Answer answer = project.engine().tick(assets);
    asked.add(answer);
    return answer;
  }

  List<TestRun> runSchedules() {
    asked.clear();
    scheduler.tick(code.graph());
    return asked.stream()
        .filter(answer -> answer.run() != null)
        .map(answer -> await(answer.run()))
        .toList();
  }

  private void lookOnlyAt(Collection<AssetKey> assets) {
    code.lookOnlyAt(code.graph().withUpstream(new TreeSet<>(assets)));
  }

  private Engine.Look look(List<AssetKey> assets) {
    lookOnlyAt(assets);
    return project.engine().look();
  }

  /** How everything stands as far as one asset is concerned, after a look outside. */
  Staleness staleness(AssetKey asset) {
    return look(List.of(asset)).staleness();
  }

  CellState state(Cell cell) {
    return project.engine().history().cell(cell.asset(), cell.partition());
  }

  List<String> published(AssetKey asset) {
    Set<String> published = new TreeSet<>();
    project.engine().history().forEachVersion(asset, (partition, version) -> {
      if (!partition.isEmpty()) {
        published.add(partition);
      }
    });
    return List.copyOf(published);
  }

  GivenCode code() {
    return code;
  }

  LocalProject project() {
    return project;
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    try {
      project.close();
    } finally {
      store.close();
      folder.close();
    }
  }
}
