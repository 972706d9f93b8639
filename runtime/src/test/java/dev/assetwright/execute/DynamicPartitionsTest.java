package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Outcome;
import dev.assetwright.model.DataStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DynamicPartitionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-03T12:00:00Z"), ZoneOffset.UTC);
  private static final DynamicGrid CUSTOMERS = DynamicGrid.of("customer");
  private static final Grid DAYS_OF_CUSTOMERS = ProductGrid.of(EngineFixture.DAYS, CUSTOMERS);
  private static final AssetKey ORDERS = AssetKey.parse("raw/orders");

  @TempDir
  Path folder;

  private EngineFixture scene;

  @BeforeEach
  void setUp() {
    scene = shop(new EngineFixture(folder, CLOCK));
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  private static EngineFixture shop(EngineFixture scene) {
    return scene
        .asset("raw/orders", CUSTOMERS, (in, a) -> "of " + a.partition().key())
        .asset("mart/all", null, (in, a) -> in.get(0), "raw/orders");
  }

  private void add(String... keys) {
    scene.partitions().add("customer", List.of(keys));
  }

  private void remove(String... keys) {
    scene.partitions().remove("customer", List.of(keys));
  }

  private Map<CellStatus, Integer> counts() {
    Map<CellStatus, Integer> counts = new EnumMap<>(CellStatus.class);
    for (CellStatus status : CellStatus.values()) {
      int count = scene.engine.staleness().cells(ORDERS).count(status);
      if (count > 0) {
        counts.put(status, count);
      }
    }
    return counts;
  }

  @Test
  void anAddedPartitionIsMissingUntilItIsMaterialized() throws Exception {
    scene.start();
    assertThat(counts()).isEmpty();
    assertThat(scene.engine.staleness().worst(ORDERS)).isEqualTo(DataStatus.UP_TO_DATE);
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");

    add("globex", "acme");

    assertThat(counts()).isEqualTo(Map.of(CellStatus.MISSING, 2));
    assertThat(scene.materialize())
        .containsExactly(
            "raw/orders@globex=SUCCEEDED", "raw/orders@acme=SUCCEEDED", "mart/all=SUCCEEDED");
    assertThat(scene.materialize()).isEmpty();
  }

  @Test
  void aFanInIsStaleWhenAPartitionArrivesAndWhenOneIsRemoved() throws Exception {
    scene.start();
    add("acme");
    scene.materialize();

    add("globex");
    assertThat(scene.materialize("raw/orders")).containsExactly("raw/orders@globex=SUCCEEDED");
    assertThat(scene.materialize("mart/all")).containsExactly("mart/all=SUCCEEDED");

    remove("acme");
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");
  }

  @Test
  void aRemovedPartitionIsGoneAndComesBackAsItWas() throws Exception {
    scene.start();
    add("acme", "globex");
    scene.materialize();

    remove("acme");

    assertThat(counts()).isEqualTo(Map.of(CellStatus.UP_TO_DATE, 1));
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");
    assertThatThrownBy(() -> scene.engine.staleness().extents().of(CUSTOMERS).require("acme"))
        .hasMessage("There is no customer 'acme'; add it with 'assetwright partitions add customer"
            + " acme'.");

    add("acme");

    assertThat(counts()).isEqualTo(Map.of(CellStatus.UP_TO_DATE, 2));
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");
    assertThat(scene.materialize()).isEmpty();
  }

  @Test
  void aTableOfRemovedPartitionsKeepsTheirRowsToItself() throws Exception {
    scene.close();
    List<String> read = new CopyOnWriteArrayList<>();
    scene = new EngineFixture(folder, CLOCK)
        .table("raw/lines", CUSTOMERS, (in, a) -> a.partition().key())
        .asset("mart/all", null, (in, a) -> read.add(in.get(0)) + in.get(0), "raw/lines")
        .start();
    add("acme", "globex", "initech");
    scene.materialize();
    remove("acme");
    scene.materialize();
    remove("initech");
    scene.materialize();
    add("acme");
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");

    assertThat(read)
        .containsExactly("acme,globex,initech", "globex,initech", "globex", "acme,globex");
  }

  private List<String> keys() {
    Extent extent = scene.engine.staleness().extents().of(CUSTOMERS);
    return IntStream.range(0, extent.count()).mapToObj(extent::key).sorted().toList();
  }

  @Test
  void aProductHasEveryDayOfAnAddedCustomer() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, CLOCK)
        .asset("raw/visits", DAYS_OF_CUSTOMERS, (in, a) -> a.partition().key())
        .asset("mart/days", EngineFixture.DAYS, (in, a) -> in.get(0), "raw/visits")
        .start();
    add("acme");

    assertThat(scene.materialize())
        .containsExactly(
            "raw/visits@2026-01-01|acme=SUCCEEDED",
            "mart/days@2026-01-01=SUCCEEDED",
            "raw/visits@2026-01-02|acme=SUCCEEDED",
            "mart/days@2026-01-02=SUCCEEDED");

    add("globex");
    remove("acme");

    assertThat(scene.materialize())
        .containsExactly(
            "raw/visits@2026-01-01|globex=SUCCEEDED",
            "mart/days@2026-01-01=SUCCEEDED",
            "raw/visits@2026-01-02|globex=SUCCEEDED",
            "mart/days@2026-01-02=SUCCEEDED");

    add("acme");

    assertThat(scene.materialize())
        .containsExactly("mart/days@2026-01-01=SUCCEEDED", "mart/days@2026-01-02=SUCCEEDED");
  }

  @Test
  void aPlanIsCarriedOutWithThePartitionsThatItWasMadeFor() throws Exception {
    scene.start();
    add("acme", "globex");
    var plan = scene.plan();

    remove("acme");

    assertThat(scene.outcome(scene.carryOut(plan)))
        .containsExactly(
            "raw/orders@acme=SUCCEEDED", "raw/orders@globex=SUCCEEDED", "mart/all=SUCCEEDED");
    assertThat(counts()).isEqualTo(Map.of(CellStatus.UP_TO_DATE, 1));
    assertThat(scene.materialize()).containsExactly("mart/all=SUCCEEDED");
  }

  @Test
  void whatAMethodAddsIsThereWithWhatItPublishes() throws Exception {
    scene
        .asset("raw/customers", null, (in, a) -> {
          a.context().addPartitions("customer", List.of("globex", "acme", "globex"));
          a.context().addPartition("customer", "acme");
          assertThat(keys()).isEmpty();
          return "two";
        })
        .start();

    assertThat(scene.materialize("raw/customers")).containsExactly("raw/customers=SUCCEEDED");
    assertThat(scene.store.load().partitions())
        .isEqualTo(Map.of("customer", List.of("globex", "acme")));
    assertThat(scene.materialize("raw/orders"))
        .containsExactly("raw/orders@globex=SUCCEEDED", "raw/orders@acme=SUCCEEDED");

    scene.change("raw/customers", "2");
    scene.materialize("raw/customers");

    assertThat(scene.store.load().partitions())
        .isEqualTo(Map.of("customer", List.of("globex", "acme")));
  }

  @Test
  void aSkipAddsTooSinceItIsNoFailure() throws Exception {
    scene
        .asset("raw/customers", null, (in, a) -> {
          a.context().addPartition("customer", "acme");
          return EngineFixture.skip("nothing to publish");
        })
        .start();

    assertThat(scene.materialize("raw/customers")).containsExactly("raw/customers=SKIPPED");

    assertThat(keys()).containsExactly("acme");
  }

  @Test
  void anAttemptThatFailsAddsNothing() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    scene
        .retrying(1, Duration.ZERO)
        .asset("raw/customers", null, (in, a) -> {
          a.context().addPartition("customer", "attempt-" + attempts.incrementAndGet());
          if (attempts.get() == 1) {
            throw new IllegalStateException("and then it broke");
          }
          return "one";
        })
        .start();

    assertThat(scene.materialize("raw/customers")).containsExactly("raw/customers=SUCCEEDED");

    assertThat(keys()).containsExactly("attempt-2");
  }

  @Test
  void anAttemptThatABlockingCheckStopsAddsNothing() throws Exception {
    scene
        .asset("raw/customers", null, (in, a) -> {
          a.context().addPartition("customer", "acme");
          return "one";
        })
        .check("raw/customers", "is_right", true, (in, a) -> Outcome.fail("no"))
        .start();

    assertThat(scene.materialize("raw/customers")).containsExactly("raw/customers=FAILED");

    assertThat(keys()).isEmpty();
  }

  @Test
  void aMethodIsToldAtOnceWhatCannotBeAdded() throws Exception {
    scene
        .asset("raw/customers", null, (in, a) -> {
          assertThatThrownBy(() -> a.context().addPartition("customr", "acme"))
              .hasMessage("There is no dynamic grid 'customr'. Did you mean 'customer'?");
          assertThatThrownBy(
                  () -> a.context().addPartitions("customer", List.of("globex", "two words")))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("'two words' is no partition key;");
          return "none";
        })
        .start();

    assertThat(scene.materialize("raw/customers")).containsExactly("raw/customers=SUCCEEDED");

    assertThat(keys()).isEmpty();
  }

  @Test
  void whatIsNoDynamicGridOrNoKeyIsRefused() {
    scene.asset("raw/days", EngineFixture.DAYS, (in, a) -> "x").start();
    PartitionRegistry partitions = scene.partitions();

    assertThatThrownBy(() -> partitions.add("custmer", List.of("acme")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no dynamic grid 'custmer'. Did you mean 'customer'?");
    assertThatThrownBy(() -> partitions.add("region", List.of("eu")))
        .hasMessage("There is no dynamic grid 'region'. There is 'customer'.");
    assertThatThrownBy(() -> partitions.add("day", List.of("2026-01-01")))
        .hasMessage("The partitions of 'day' follow from its declaration; only those of dynamic"
            + " grids are added and removed.");
    assertThatThrownBy(() -> partitions.add("customer", List.of("acme", "a|b")))
        .hasMessage("'a|b' is no partition key; one is made of letters, digits, '_', '.' and '-'.");
    assertThat(keys()).isEmpty();

    add("acme");
    assertThatThrownBy(() -> remove("acme", "acmee"))
        .hasMessage("There is no customer 'acmee', so it cannot be removed. Did you mean 'acme'?");
    assertThat(keys()).containsExactly("acme");
  }

  @Test
  void aProductThatWouldBeTooLargeIsRefused() {
    scene
        .asset(
            "raw/hours",
            ProductGrid.of(HourlyGrid.of("1970-01-01T00", "UTC"), CUSTOMERS),
            (in, a) -> "x")
        .start();
    List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "c" + i).toList();

    assertThatThrownBy(() -> scene.partitions().add("customer", many))
        .hasMessageStartingWith("With that, the product hour|customer would have 2,454,")
        .hasMessageEndingWith("is the most there can be. Nothing was added.");
    assertThat(scene.store.load().partitions()).isEmpty();
  }

  @Test
  void aHundredThousandAreAddedOneByOneAndPlanned() throws Exception {
    int many = 100_000;
    scene
        .asset("raw/customers", null, (in, a) -> {
          for (int i = 0; i < many; i++) {
            a.context().addPartition("customer", "c" + i);
          }
          return "many";
        })
        .start();
    scene.materialize("raw/customers");

    for (int i = 0; i < 1_000; i++) {
      remove("c" + i);
    }
    assertThat(scene.plan("raw/orders").cellCount()).isEqualTo(many - 1_000);
  }

  @Test
  void partitionsOutliveTheProcess() throws Exception {
    scene.close();
    Path file = folder.resolve("assetwright.db");
    scene =
        shop(new EngineFixture(folder, CLOCK)).on(SqliteStore.open(file, CLOCK)).start();
    add("globex", "acme");
    scene.materialize();
    remove("globex");
    scene.close();

    scene =
        shop(new EngineFixture(folder, CLOCK)).on(SqliteStore.open(file, CLOCK)).start();

    assertThat(keys()).containsExactly("acme");
    add("globex");
    assertThat(counts()).isEqualTo(Map.of(CellStatus.UP_TO_DATE, 2));
  }

  @Test
  void processesSeeWhatOthersAddAndRemove() {
    scene.close();
    Path file = folder.resolve("assetwright.db");
    scene =
        shop(new EngineFixture(folder, CLOCK)).on(SqliteStore.open(file, CLOCK)).start();
    try (EngineFixture other = shop(new EngineFixture(folder.resolve("other"), CLOCK))
        .on(SqliteStore.open(file, CLOCK))
        .start()) {
      other.partitions().add("customer", List.of("acme"));
      scene.events.follow();
      assertThat(keys()).containsExactly("acme");

      // Here added is later in the log than removed there, and heard of first.
      other.partitions().remove("customer", List.of("acme"));
      scene.partitions().remove("customer", List.of("acme"));
      add("acme");
      scene.events.follow();
      other.events.follow();

      assertThat(keys()).containsExactly("acme");
      assertThat(other.engine.staleness().count(ORDERS)).isEqualTo(1);
      assertThat(scene.store.load().partitions()).isEqualTo(Map.of("customer", List.of("acme")));
    }
  }
}
