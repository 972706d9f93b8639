package dev.assetwright.testing;

import dev.assetwright.Observed;
import dev.assetwright.Partition;
import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetModuleGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project under test: give values to upstream assets, materialize others, look at what became of them.
 *
 * <p>Assets are named as on the command line: by key, {@code "mart/daily_sales"}, by a generated constant, {@code
 * SalesMarts_Keys.DAILY_SALES}, or as far as unambiguous, {@code "daily_sales"}. What does not exist is told with a
 * suggestion. It is the real engine that plans and runs, on a log in memory and a folder that is deleted in the end; start-up
 * tasks and schedules do not run by themselves, retries do not wait. Not safe for several threads.
 */
public final class TestProject implements AutoCloseable {
  private final List<AssetModuleGraph> graphs;
  private final TestClock clock;
  private final Map<String, ConfigurationSources.Option> settings = new LinkedHashMap<>();
  private final Map<Class<?>, Object> replacements = new LinkedHashMap<>();
  private @Nullable TestEngine engine;

  TestProject(List<AssetModuleGraph> graphs, Instant now) {
    this.graphs = List.copyOf(graphs);
    this.clock = new TestClock(now);
  }

  /**
   * Opens a project without the extension; to be closed by the caller.
   *
   * @param now where the clock stands
   * @param graphs the generated graphs of its modules; all on the class path when empty
   */
  public static TestProject open(Instant now, List<Class<? extends AssetModuleGraph>> graphs) {
    return new TestProject(Graphs.of(graphs), now);
  }

  /**
   * Sets what {@code assetwright.yaml} would; also after something was materialized, which may make it stale.
   *
   * @param key such as {@code "sales.folder"}
   * @param value its text counts; a relative {@link Path} is taken from the working directory
   */
  public TestProject set(String key, Object value) {
    return set(key, value, "project.set");
  }

  /** The same for what is set in another way, which messages name. */
  TestProject set(String key, Object value, String origin) {
    String text = value instanceof Path path ? path.toAbsolutePath().toString() : value.toString();
    settings.put(key, new ConfigurationSources.Option(key + "=" + text, origin));
    reload();
    return this;
  }

  /** Puts an instance in place of what the project's Guice modules bind, or would have to, for a type. */
  public <T> TestProject replace(Class<T> type, T instance) {
    replacements.put(type, instance);
    reload();
    return this;
  }

  private List<ConfigurationSources.Option> options() {
    return List.copyOf(settings.values());
  }

  private void reload() {
    if (engine != null) {
      engine.reload(options(), replacements);
    }
  }

  /** The clock of everything: which partitions exist, what is in time, and when something happened. */
  public TestClock clock() {
    return clock;
  }

  /** The folder of this project alone; the warehouse is {@code warehouse.db} therein. */
  public Path home() {
    return engine().home();
  }

  /**
   * Adds partitions to a dynamic grid, as {@code assetwright partitions add} does.
   *
   * @throws IllegalArgumentException if no asset has such a grid, or one is no key
   */
  public TestProject addPartitions(String grid, String... keys) {
    told(() -> application().addPartitions(grid, List.of(keys)));
    return this;
  }

  /**
   * Removes partitions from a dynamic grid, as {@code assetwright partitions remove} does.
   *
   * @throws IllegalArgumentException if no asset has such a grid, or one is not there
   */
  public TestProject removePartitions(String grid, String... keys) {
    told(() -> application().removePartitions(grid, List.of(keys)));
    return this;
  }

  /** The partitions of a dynamic grid, in the order in which they were added. */
  public List<String> partitions(String grid) {
    return told(() -> application().grid(grid, 0, Integer.MAX_VALUE).keys());
  }

  /** Gives the value of an asset without partitions; see {@link #given(String, Partition, Object)}. */
  public TestRun given(String asset, Object value) {
    return give(asset, null, value);
  }

  /**
   * Gives the value of an asset at a partition, in place of what its method would make: it is stored, checked and
   * published as if that had returned it. Partitions of which nothing is given have no source. Giving another value later
   * is new data.
   *
   * <p>Rows and tables are given as a collection of records, an external as an {@link Observed}. Of a check that reads
   * further assets beside, these must be given before; otherwise it does not run.
   *
   * @return the run that published it, or did not since a blocking check failed
   * @throws IllegalArgumentException if there is no such asset or partition, or the value is of another type
   */
  public TestRun given(String asset, Partition partition, Object value) {
    return give(asset, partition.key(), value);
  }

  private TestRun give(String asset, @Nullable String partition, Object value) {
    return told(() -> engine().give(engine().cell(asset, partition), value));
  }

  /** Tells what would run to bring a selection up to date, and why; all assets without one. */
  public TestPlan plan(String... selection) {
    return plan(List.of(selection), "all");
  }

  /** Tells what would run to bring one partition of a selection up to date, and why. */
  public TestPlan plan(String selection, Partition partition) {
    return plan(List.of(selection), partition.key());
  }

  private TestPlan plan(List<String> selection, String partitions) {
    return told(() -> engine().plan(request(selection, partitions)));
  }

  /**
   * Brings a selection up to date, whatever is stale upstream included; all assets without one. Fails the test if the run
   * fails.
   *
   * @throws IllegalArgumentException if the selection selects no asset
   */
  public TestRun materialize(String... selection) {
    return run(List.of(selection), "all").requireSucceeded();
  }

  /** Brings one partition of a selection up to date; fails the test if the run fails. */
  public TestRun materialize(String selection, Partition partition) {
    return run(List.of(selection), partition.key()).requireSucceeded();
  }

  /** Does what {@link #materialize(String...)} does, for tests in which the run fails. */
  public TestRun run(String... selection) {
    return run(List.of(selection), "all");
  }

  /** Does what {@link #materialize(String, Partition)} does, for tests in which the run fails. */
  public TestRun run(String selection, Partition partition) {
    return run(List.of(selection), partition.key());
  }

  private TestRun run(List<String> selection, String partitions) {
    return told(() -> engine().run(request(selection, partitions)));
  }

  private static Application.Request request(List<String> selection, String partitions) {
    return new Application.Request(selection, partitions, false, false);
  }

  /**
   * Evaluates the schedules as of now and waits for the runs that they ask for. A schedule counts from the moment when the
   * project was first asked for anything.
   *
   * @return the runs, empty when nothing is due or there is nothing to do
   */
  public List<TestRun> runSchedules() {
    return told(() -> engine().runSchedules());
  }

  /** The cell of an asset without partitions. */
  public TestCell cell(String asset) {
    return told(() -> new TestCell(engine(), engine().cell(asset, null)));
  }

  /** An asset at a partition. */
  public TestCell cell(String asset, Partition partition) {
    return told(() -> new TestCell(engine(), engine().cell(asset, partition.key())));
  }

  /** What is published of an asset with partitions, by partition key, sorted. */
  public Map<String, TestCell> published(String asset) {
    return told(() -> {
      AssetKey key = engine().asset(asset);
      return engine().published(key).stream()
          .collect(Collectors.toMap(
              partition -> partition,
              partition -> new TestCell(engine(), new Cell(key, partition)),
              (first, second) -> first,
              LinkedHashMap::new));
    });
  }

  /** Everything that commands and pages can ask and do. */
  public Application application() {
    return engine().application();
  }

  private TestEngine engine() {
    if (engine == null) {
      engine = TestEngine.start(graphs, clock, options(), replacements);
    }
    return engine;
  }

  /** A request that makes no sense is a mistake in the test; what commands advise does not help there. */
  static <T> T told(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (ApplicationException e) {
      throw new IllegalArgumentException(e.getMessage() + clockHint(e), e);
    }
  }

  private static String clockHint(ApplicationException e) {
    return String.valueOf(e.getMessage()).contains("does not exist yet")
        ? " Move the clock of the test: @AssetTest(now = \"…\"), or project.clock().set(…)."
        : "";
  }

  /** Stops what runs and deletes the folder; done by the extension after each test. */
  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
