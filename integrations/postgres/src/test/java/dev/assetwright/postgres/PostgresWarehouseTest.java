package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.postgres.warehouse.PostgresWarehouse;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StorageSession.SqlInput;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.TypeOf;
import dev.assetwright.warehouse.SqliteWarehouse;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables in a real PostgreSQL, and what may befall them. */
@Timeout(300)
class PostgresWarehouseTest {
  private static final Grid DAILY = DailyGrid.of("2026-01-01", "Europe/London");
  private static final String FIRST = "2026-01-01";
  private static final String SECOND = "2026-01-02";

  enum Kind {
    A,
    B
  }

  record Everything(
      byte tiny,
      @Nullable Integer number,
      long large,
      boolean flag,
      double real,
      float single,
      @Nullable BigDecimal decimal,
      @Nullable String text,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      Instant instant,
      UUID id,
      @Nullable Kind kind) {}

  record Sale(long id, BigDecimal amount) {}

  record WideSale(long id, BigDecimal amount, @Nullable String shop) {}

  record TextSale(String id, BigDecimal amount) {}

  record NumberSale(int id, int amount) {}

  record Total(long count, BigDecimal total) {}

  record AnInstant(Instant at) {}

  record AText(String text) {}

  private static final Type SALES = new TypeOf<Table<Sale>>() {}.type();

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  private PostgresWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = PostgresWarehouse.open(server.location(schema, home), "test");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void everyTypeComesBackAndToolsSeeItsOwnColumns() throws SQLException {
    AssetDefinition asset = asset("mart/everything", null);
    Type type = new TypeOf<Table<Everything>>() {}.type();
    List<Everything> rows = List.of(
        new Everything(
            (byte) -1,
            Integer.MAX_VALUE,
            Long.MIN_VALUE,
            true,
            0.1,
            0.1f,
            new BigDecimal("12345678901234567890.123456789"),
            "tab\t line\n back\\slash \u00e9 \ud83d\ude00",
            LocalDate.of(9999, 12, 31),
            LocalTime.parse("23:59:59.999999"),
            LocalDateTime.parse("2026-03-29T01:30:00"),
            Instant.parse("2026-03-29T01:30:00.123456Z"),
            new UUID(1, 2),
            Kind.B),
        new Everything(
            (byte) 0,
            null,
            0,
            false,
            1e300,
            -1.5f,
            null,
            null,
            LocalDate.of(1, 1, 1),
            LocalTime.MIDNIGHT,
            LocalDateTime.parse("2026-01-01T00:00:00.5"),
            Instant.EPOCH,
            new UUID(0, 0),
            null));

    String version = publish("t", asset, type, null, Table.of(rows));

    assertThat(read(asset, type, Slice.whole(), null, version))
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(text("SELECT string_agg(data_type, ',' ORDER BY ordinal_position)"
            + " FROM information_schema.columns WHERE table_schema = '" + schema
            + "' AND table_name = 'mart_everything'"))
        .isEqualTo(
            "smallint,integer,bigint,boolean,double precision,real,numeric,text,date,"
                + "time without time zone,timestamp without time zone,timestamp with time zone,uuid,text");
  }

  @Test
  void equalRowsHaveTheVersionThatTheyHaveInSqlite() {
    AssetDefinition asset = asset("raw/sales", null);
    Table<Sale> rows = Table.of(List.of(sale(1, "1.50"), sale(2, "0.1")));
    try (SqliteWarehouse sqlite =
            new SqliteWarehouse(home.resolve("warehouse.db"), Duration.ofSeconds(5));
        StorageSession session = sqlite.open("t")) {
      assertThat(publish("t", asset, SALES, null, rows))
          .isEqualTo(session.stage(asset, SALES, null, rows).dataVersion());
    }
  }

  @Test
  void whatWouldBeRoundedOrLostIsRefusedByRowAndColumn() {
    assertThatThrownBy(() -> publish(
            "t",
            asset("a", null),
            new TypeOf<Table<AnInstant>>() {}.type(),
            null,
            Table.of(List.of(new AnInstant(Instant.parse("2026-01-01T00:00:00.000000001Z"))))))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage(
            "Row 1, column 'at' is 2026-01-01T00:00:00.000000001Z, which PostgreSQL would round; truncate it to microseconds.");
    assertThatThrownBy(() -> publish(
            "t",
            asset("a", null),
            new TypeOf<Table<AText>>() {}.type(),
            null,
            Table.of(List.of(new AText("fine"), new AText("\0")))))
        .hasMessage("Row 2, column 'text' holds the character 0, which PostgreSQL cannot keep.");
  }

  @Test
  void partitionsOfOneTableArePublishedAtTheSameTime() throws Exception {
    AssetDefinition asset = asset("raw/sales", DAILY);
    ExecutorService workers = Executors.newFixedThreadPool(6);
    List<Future<String>> versions = new ArrayList<>();
    for (int day = 1; day <= 24; day++) {
      String partition = "2026-01-%02d".formatted(day);
      BigDecimal amount = BigDecimal.valueOf(day);
      versions.add(workers.submit(() -> publish(
          partition,
          asset,
          SALES,
          partition,
          Table.of(List.of(new Sale(1, amount), new Sale(2, amount))))));
    }
    for (Future<String> version : versions) {
      version.get();
    }
    workers.shutdown();

    assertThat(text("SELECT count(*) || ' ' || count(DISTINCT day) FROM raw_sales"))
        .isEqualTo("48 24");
    String again = publish("again", asset, SALES, FIRST, Table.of(List.of(sale(9, "9"))));
    assertThat(read(asset, SALES, Slice.one(DAILY, FIRST), FIRST, again))
        .containsExactly(sale(9, "9"));
    assertThat(text("SELECT count(*) FROM raw_sales")).isEqualTo("47");
  }

  @Test
  void aReaderSeesOneStateWhateverIsPublishedMeanwhile() {
    AssetDefinition asset = asset("raw/sales", null);
    String first = publish("1", asset, SALES, null, Table.of(List.of(sale(1, "1"))));
    try (StorageSession session = warehouse.open("reader")) {
      Table<?> table = (Table<?>)
          session.read(asset, SALES, Slice.whole(), List.of(version(asset, null, first)));
      publish("2", asset, SALES, null, Table.of(List.of(sale(2, "2"), sale(3, "3"))));

      assertThat(table.count()).isEqualTo(1);
      assertThat(List.<Object>copyOf(table.toList())).containsExactly(sale(1, "1"));
    }
  }

  @Test
  void aTableRebuiltAfterTheFirstLookIsRefusedInsteadOfReadAsEmpty() {
    AssetDefinition seen = asset("raw/seen", null);
    AssetDefinition asset = asset("raw/sales", null);
    String of = publish("0", seen, SALES, null, Table.of(List.of(sale(1, "1"))));
    String first = publish("1", asset, SALES, null, Table.of(List.of(sale(1, "1"))));
    try (StorageSession session = warehouse.open("reader")) {
      session.read(seen, SALES, Slice.whole(), List.of(version(seen, null, of)));
      publish(
          "2",
          asset,
          new TypeOf<Table<TextSale>>() {}.type(),
          null,
          Table.of(List.of(new TextSale("x", BigDecimal.ONE))));

      assertThatThrownBy(
              () -> session.read(asset, SALES, Slice.whole(), List.of(version(asset, null, first))))
          .isInstanceOf(InputChangedException.class);
    }
  }

  @Test
  void addedAndWidenedColumnsLeaveTheOtherPartitions() throws SQLException {
    AssetDefinition asset = asset("raw/sales", DAILY);
    String first = publish("1", asset, SALES, FIRST, Table.of(List.of(sale(7, "1.5"))));
    Type wide = new TypeOf<Table<WideSale>>() {}.type();
    publish("2", asset, wide, SECOND, Table.of(List.of(new WideSale(8, BigDecimal.ONE, "x"))));

    assertThat(read(asset, wide, Slice.one(DAILY, FIRST), FIRST, first))
        .containsExactly(new WideSale(7, new BigDecimal("1.5"), null));

    Type texts = new TypeOf<Table<TextSale>>() {}.type();
    publish("3", asset, texts, SECOND, Table.of(List.of(new TextSale("y", BigDecimal.ONE))));
    assertThat(read(asset, texts, Slice.one(DAILY, FIRST), FIRST, first))
        .containsExactly(new TextSale("7", new BigDecimal("1.5")));
    assertThat(text("SELECT count(*) FROM information_schema.columns WHERE table_schema = '"
            + schema + "' AND table_name = 'raw_sales'"))
        .isEqualTo("3");
  }

  @Test
  void partitionsThatANewTypeCannotHoldAreMissing() throws SQLException {
    AssetDefinition asset = asset("raw/sales", DAILY);
    String first = publish("1", asset, SALES, FIRST, Table.of(List.of(sale(7, "1.5"))));
    publish(
        "2",
        asset,
        new TypeOf<Table<NumberSale>>() {}.type(),
        SECOND,
        Table.of(List.of(new NumberSale(1, 1))));

    assertThat(text("SELECT string_agg(partition, ',') FROM assetwright_published"))
        .isEqualTo(SECOND);
    assertThatThrownBy(() -> read(asset, SALES, Slice.one(DAILY, FIRST), FIRST, first))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(
            "'raw/sales 2026-01-01' is gone from the warehouse. Materialize 'raw/sales' again to rebuild it.");
  }

  @Test
  void aStatementRunsOnTheServerWithItsParametersAndSlices() {
    AssetDefinition sales = asset("raw/sales", DAILY);
    String first =
        publish("1", sales, SALES, FIRST, Table.of(List.of(sale(1, "0.1"), sale(2, "0.2"))));
    publish("2", sales, SALES, SECOND, Table.of(List.of(sale(3, "5"))));
    AssetDefinition total = asset("mart/total", DAILY);
    Type totals = new TypeOf<Table<Total>>() {}.type();
    Map<String, SqlInput> tables = Map.of(
        "sales",
        new SqlInput(sales, SALES, Slice.one(DAILY, FIRST), List.of(version(sales, FIRST, first))));
    String sql =
        "SELECT count(*) AS count, decimal_sum(s.amount) AS total FROM {sales} s WHERE s.day = :day"
            + " AND CAST(:partition AS date) <= now() -- {sales} and :day";

    String version;
    try (StorageSession session = warehouse.open("3")) {
      version = session.stageSql(total, totals, FIRST, sql, tables).dataVersion();
      session.publish();
    }

    assertThat(read(total, totals, Slice.one(DAILY, FIRST), FIRST, version))
        .containsExactly(new Total(2, new BigDecimal("0.3")));
    try (StorageSession session = warehouse.open("4")) {
      assertThatThrownBy(() -> session.stageSql(
              total,
              totals,
              FIRST,
              "SELECT count(*) AS count, sum(amont) AS total FROM {sales}",
              tables))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessageStartingWith(
              "PostgreSQL refuses the SELECT: column \"amont\" does not exist. Perhaps you meant to reference the column");
    }
  }

  @Test
  void moreRowsThanMemoryHoldsGoInAndOut() throws Exception {
    assertThat(LargeTableProcess.run(server, schema, home)).isZero();
    assertThat(text("SELECT count(*) FROM raw_many")).isEqualTo("300000");
  }

  @Test
  void namesThatPostgresWouldCutAreToldApart() throws SQLException {
    String start = "raw/" + "long_".repeat(14);
    AssetDefinition one = asset(start + "one", null);
    AssetDefinition other = asset(start + "other", null);

    String first = publish("1", one, SALES, null, Table.of(List.of(sale(1, "1"))));
    publish("2", other, SALES, null, Table.of(List.of(sale(2, "2"))));

    assertThat(read(one, SALES, Slice.whole(), null, first)).containsExactly(sale(1, "1"));
    assertThat(text("SELECT max(length(name)) FROM assetwright_tables")).isEqualTo("63");
  }

  @Test
  void aTableOfOthersIsNotReplaced() throws SQLException {
    server.execute(schema, "CREATE TABLE raw_sales (theirs text)");

    assertThatThrownBy(() ->
            publish("1", asset("raw/sales", null), SALES, null, Table.of(List.of(sale(1, "1")))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith(
            "Table 'raw_sales' in schema '" + schema
                + "' was not made by Assetwright, and 'raw/sales' would replace it. Nothing was published.");
  }

  @Test
  void aViewThatHoldsATableBackIsTold() throws SQLException {
    AssetDefinition asset = asset("raw/sales", null);
    publish("1", asset, SALES, null, Table.of(List.of(sale(1, "1"))));
    server.execute(schema, "CREATE VIEW report AS SELECT amount FROM raw_sales");

    assertThatThrownBy(() -> publish(
            "2",
            asset,
            new TypeOf<Table<TextSale>>() {}.type(),
            null,
            Table.of(List.of(new TextSale("x", BigDecimal.ONE)))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("Table 'raw_sales' cannot take the columns of its record");
    assertThat(text("SELECT id FROM raw_sales")).isEqualTo("1");
  }

  @Test
  void aTableDroppedByHandIsLost() throws SQLException {
    AssetDefinition asset = asset("raw/sales", DAILY);
    publish("1", asset, SALES, FIRST, Table.of(List.of(sale(1, "1"))));
    Cell cell = new Cell(asset.key(), FIRST);
    CellState.Published published = new CellState.Published(
        Instant.EPOCH, Instant.EPOCH, "run", "code", "", "version", 0, "1", List.of());
    assertThat(warehouse.findLost(Map.of(cell, published), Map.of(cell, asset))).isEmpty();
    server.execute(schema, "DROP TABLE raw_sales");

    assertThat(warehouse.findLost(Map.of(cell, published), Map.of(cell, asset)))
        .containsExactly(cell);
    String again = publish("2", asset, SALES, SECOND, Table.of(List.of(sale(2, "2"))));

    assertThat(text("SELECT count(*) FROM assetwright_published")).isEqualTo("1");
    assertThat(read(asset, SALES, Slice.one(DAILY, SECOND), SECOND, again)).hasSize(1);
    assertThat(warehouse.findLost(Map.of(cell, published), Map.of(cell, asset)))
        .containsExactly(cell);
  }

  @Test
  void aRenamedAssetTakesItsTableAlong() {
    AssetDefinition asset = asset("raw/sales", DAILY);
    String version = publish("1", asset, SALES, FIRST, Table.of(List.of(sale(1, "1"))));
    AssetDefinition renamed = asset("raw/orders", DAILY);

    warehouse.rename(asset.key(), renamed.key(), List.of(FIRST));
    warehouse.rename(asset.key(), renamed.key(), List.of(FIRST));

    assertThat(read(renamed, SALES, Slice.one(DAILY, FIRST), FIRST, version)).hasSize(1);
    assertThat(warehouse.isPublished("1")).isTrue();
  }

  @Test
  void aSecondHomeDoesNotReplaceTheTablesOfTheFirst() {
    assertThatThrownBy(() -> PostgresWarehouse.open(
            server.location(schema, home.resolve("..").resolve("nowhere")), "test"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("belong to another home");
  }

  @ParameterizedTest
  @CsvSource({"AFTER_COMMIT, true", "BEFORE_COMMIT, false"})
  void aConnectionThatBreaksInTheCommitIsAskedAboutAfterwards(
      BreakingConnection.Break where, boolean kept) throws Exception {
    AssetDefinition asset = asset("raw/sales", null);
    try (BreakingConnection between = new BreakingConnection(server.port());
        PostgresWarehouse far = PostgresWarehouse.open(
            new StoreLocation(
                "jdbc:postgresql://localhost:%d/postgres?sslmode=disable&gssEncMode=disable"
                    .formatted(between.port()),
                "postgres",
                null,
                schema,
                home),
            "test");
        StorageSession session = far.open("1")) {
      session.stage(asset, SALES, null, Table.of(List.of(sale(1, "1"))));
      between.breakAt(where);

      if (kept) {
        session.publish();
      } else {
        assertThatThrownBy(session::publish)
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("What was published before is as it was");
      }
      assertThat(between.hasBroken()).isTrue();
    }
    assertThat(warehouse.isPublished("1")).isEqualTo(kept);
  }

  @Test
  void aCanceledAttemptStopsItsStatementAndGivesItsPlaceBack() throws Exception {
    for (int i = 0; i < 9; i++) {
      StorageSession session = warehouse.open("c" + i);
      ExecutorService worker = Executors.newSingleThreadExecutor();
      Future<?> running = worker.submit(() -> session.stageSql(
          asset("mart/slow", null),
          new TypeOf<Table<AText>>() {}.type(),
          null,
          "SELECT CAST(pg_sleep(100) AS text) AS text",
          Map.of()));
      while (text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(100)%'"
              + " AND state = 'active' AND pid <> pg_backend_pid()")
          .equals("0")) {
        Thread.onSpinWait();
      }

      session.close();

      assertThatThrownBy(running::get).hasRootCauseInstanceOf(SQLException.class);
      worker.shutdown();
    }
    assertThat(IntStream.range(0, 3)
            .mapToObj(i -> publish(
                "d" + i, asset("raw/sales", null), SALES, null, Table.of(List.of(sale(i, "1")))))
            .distinct())
        .hasSize(3);
  }

  private String publish(
      String token, AssetDefinition asset, Type type, @Nullable String partition, Table<?> rows) {
    try (StorageSession session = warehouse.open(token)) {
      String version = session.stage(asset, type, partition, rows).dataVersion();
      session.publish();
      return version;
    }
  }

  private List<Object> read(
      AssetDefinition asset,
      Type type,
      Slice slice,
      @Nullable String partition,
      String dataVersion) {
    try (StorageSession session = warehouse.open("reader")) {
      return List.copyOf(((Table<?>)
              session.read(asset, type, slice, List.of(version(asset, partition, dataVersion))))
          .toList());
    }
  }

  private static InputVersion version(
      AssetDefinition asset, @Nullable String partition, String dataVersion) {
    return new InputVersion(asset.key(), partition, dataVersion);
  }

  private static Sale sale(long id, String amount) {
    return new Sale(id, new BigDecimal(amount).stripTrailingZeros());
  }

  static AssetDefinition asset(String key, @Nullable Grid grid) {
    AssetKey asset = AssetKey.parse(key);
    ProducerDefinition producer = new ProducerDefinition(
        AssetKind.JAVA,
        List.of(asset),
        new ProducerDefinition.MethodReference("Unit", 0, "Owner", "method", "()V"),
        grid,
        List.of(),
        false,
        null,
        null,
        RetryPolicy.NONE,
        null);
    return new AssetDefinition(
        asset, "", List.of(), List.of(), StorageKind.TABLE, null, null, null, producer);
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = server.connect(schema)) {
      return PostgresSchema.text(connection, sql);
    }
  }
}
