package dev.assetwright.warehouse;

import static dev.assetwright.warehouse.Tables.DAILY;
import static dev.assetwright.warehouse.Tables.FIRST;
import static dev.assetwright.warehouse.Tables.SECOND;
import static dev.assetwright.warehouse.Tables.change;
import static dev.assetwright.warehouse.Tables.daily;
import static dev.assetwright.warehouse.Tables.publish;
import static dev.assetwright.warehouse.Tables.query;
import static dev.assetwright.warehouse.Tables.rows;
import static dev.assetwright.warehouse.Tables.tableOf;
import static dev.assetwright.warehouse.Tables.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWarehouseTest {
  enum Kind {
    ORDER,
    RETURN
  }

  record Sale(
      long line,
      String stockCode,
      @Nullable String customer,
      BigDecimal price,
      @Nullable Integer quantity,
      boolean isReturn,
      double weight,
      LocalDate shipped,
      LocalDateTime invoicedAt,
      Instant seenAt,
      Kind kind) {}

  record Total(String name, BigDecimal amount) {}

  record DatedTotal(LocalDate day, String name, BigDecimal amount) {}

  @TempDir
  Path folder;

  private Path file;
  private SqliteWarehouse warehouse;

  @BeforeEach
  void open() {
    file = folder.resolve("home").resolve("warehouse.db");
    warehouse = new SqliteWarehouse(file, Duration.ofMillis(200));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private static Sale sale(long line) {
    return new Sale(
        line,
        "85123A",
        line % 2 == 0 ? null : "17850",
        new BigDecimal("2.55"),
        line % 3 == 0 ? null : 6,
        line % 2 == 0,
        0.1 * line,
        LocalDate.of(2026, 1, 2),
        LocalDateTime.of(2026, 1, 1, 8, 26),
        Instant.parse("2026-01-01T08:26:00.123Z"),
        Kind.RETURN);
  }

  private static Total total(String name, String amount) {
    return new Total(name, new BigDecimal(amount));
  }

  /** What is published of a cell now. */
  private List<InputVersion> versions(AssetDefinition asset, @Nullable String partition)
      throws SQLException {
    String version = query(
            file,
            "SELECT data_version FROM assetwright_published WHERE asset = '%s' AND partition = '%s'"
                .formatted(asset.key(), partition == null ? "" : partition))
        .get(0);
    return List.of(new InputVersion(asset.key(), partition, version));
  }

  @Test
  void rowsComeBackAsTheyWereAndOtherToolsSeeTypedColumns() throws Exception {
    AssetDefinition sales = daily("clean/sales");
    List<Sale> rows =
        IntStream.rangeClosed(1, 1200).mapToObj(SqliteWarehouseTest::sale).toList();

    publish(warehouse, "t1", sales, Sale.class, FIRST, rows);

    try (StorageSession session = warehouse.open("t2")) {
      Object table =
          session.read(sales, tableOf(Sale.class), Slice.one(DAILY, FIRST), versions(sales, FIRST));
      assertThat(rows(Sale.class, table)).containsExactlyElementsOf(rows);
      assertThat(((Table<?>) table).count()).isEqualTo(1200);
    }
    assertThat(query(file, "SELECT * FROM clean_sales WHERE line = 1"))
        .containsExactly("2026-01-01|1|85123A|17850|2.55|6|0|0.1|2026-01-02|2026-01-01 08:26:00"
            + "|2026-01-01T08:26:00.123Z|RETURN");
    assertThat(query(file, "SELECT name || ' ' || type FROM pragma_table_info('clean_sales')"))
        .containsExactly(
            "day TEXT",
            "line INTEGER",
            "stock_code TEXT",
            "customer TEXT",
            "price NUMERIC",
            "quantity INTEGER",
            "is_return INTEGER",
            "weight REAL",
            "shipped TEXT",
            "invoiced_at TEXT",
            "seen_at TEXT",
            "kind TEXT");
    assertThat(query(file, "EXPLAIN QUERY PLAN SELECT * FROM clean_sales WHERE day = 'x'"))
        .first()
        .asString()
        .contains("USING INDEX clean_sales.day");
  }

  @Test
  void aRenamedTableIsTheSameTable() throws Exception {
    AssetDefinition totals = daily("mart/totals");
    AssetDefinition sums = daily("report/sums");
    publish(warehouse, "t1", totals, Total.class, FIRST, List.of(total("a", "1")));
    change(file, "CREATE VIEW seen AS SELECT name FROM mart_totals");

    warehouse.rename(totals.key(), sums.key(), List.of(FIRST));
    warehouse.rename(totals.key(), sums.key(), List.of(FIRST));

    try (StorageSession session = warehouse.open("t2")) {
      Object table =
          session.read(sums, tableOf(Total.class), Slice.one(DAILY, FIRST), versions(sums, FIRST));
      assertThat(rows(Total.class, table)).containsExactly(total("a", "1"));
    }
    assertThat(query(file, "SELECT * FROM seen")).containsExactly("a");
    assertThat(warehouse.isPublished("t1")).isTrue();
    // Another asset may have the old name.
    publish(warehouse, "t3", totals, Total.class, SECOND, List.of(total("b", "2")));
    publish(warehouse, "t4", sums, Total.class, SECOND, List.of(total("c", "3")));
    assertThat(query(file, "SELECT * FROM report_sums ORDER BY day"))
        .containsExactly("2026-01-01|a|1", "2026-01-02|c|3");
    assertThat(query(file, "SELECT * FROM mart_totals")).containsExactly("2026-01-02|b|2");
  }

  @Test
  void publishingReplacesTheSliceAndLeavesTheOthers() throws Exception {
    AssetDefinition totals = daily("mart/totals");
    publish(warehouse, "t1", totals, Total.class, FIRST, List.of(total("a", "1"), total("b", "2")));
    publish(warehouse, "t2", totals, Total.class, SECOND, List.of(total("c", "3")));

    publish(warehouse, "t3", totals, Total.class, FIRST, List.of(total("d", "4")));

    assertThat(query(file, "SELECT * FROM mart_totals ORDER BY day"))
        .containsExactly("2026-01-01|d|4", "2026-01-02|c|3");
    assertThat(query(file, "SELECT asset, partition, token FROM assetwright_published ORDER BY 2"))
        .containsExactly("mart/totals|2026-01-01|t3", "mart/totals|2026-01-02|t2");
  }

  @Test
  void nothingIsVisibleBeforeItIsPublishedAndEverythingAfter() throws Exception {
    AssetDefinition totals = daily("mart/totals");
    AssetDefinition rejected = whole("mart/rejected");
    try (StorageSession session = warehouse.open("t1")) {
      session.stage(totals, tableOf(Total.class), FIRST, Table.of(List.of(total("a", "1"))));
      session.stage(rejected, tableOf(Total.class), null, Table.of(List.of(total("b", "2"))));
      assertThat(file).doesNotExist();
      assertThat(rows(Total.class, session.readStaged(totals, tableOf(Total.class), FIRST)))
          .containsExactly(total("a", "1"));
      assertThat(warehouse.isPublished("t1")).isFalse();

      session.publish();
      session.publish();
    }
    assertThat(warehouse.isPublished("t1")).isTrue();
    assertThat(query(file, "SELECT * FROM mart_totals")).containsExactly("2026-01-01|a|1");
    assertThat(query(file, "SELECT * FROM mart_rejected")).containsExactly("b|2");
  }

  @Test
  void aSessionThatIsClosedWithoutPublishingLeavesNothing() {
    try (StorageSession session = warehouse.open("t1")) {
      session.stage(
          daily("mart/totals"), tableOf(Total.class), FIRST, Table.of(List.of(total("a", "1"))));
    }
    assertThat(warehouse.isPublished("t1")).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void theDataVersionIgnoresTheOrderAndNothingElse() {
    AssetDefinition totals = whole("mart/totals");
    List<Total> rows = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      rows.add(total("n" + random.nextInt(50), random.nextInt(1000) + "." + random.nextInt(10)));
    }
    String version = publish(warehouse, "t0", totals, Total.class, null, rows);
    Collections.shuffle(rows, random);
    assertThat(publish(warehouse, "t1", totals, Total.class, null, rows)).isEqualTo(version);

    List<Total> duplicated = new ArrayList<>(rows);
    duplicated.add(rows.get(0));
    List<Total> changed = new ArrayList<>(rows);
    changed.set(5, total("other", "1"));
    assertThat(version).matches("[0-9a-f]{32}");
    assertThat(publish(warehouse, "t2", totals, Total.class, null, duplicated))
        .isNotEqualTo(version);
    assertThat(publish(warehouse, "t3", totals, Total.class, null, changed)).isNotEqualTo(version);
    assertThat(publish(warehouse, "t4", totals, Total.class, null, List.of()))
        .isNotEqualTo(version);
  }

  @Test
  void aDecimalThatWouldChangeIsRejectedWithRowAndColumn() {
    List<Total> rows = List.of(total("a", "0.1"), total("b", "0.12345678901234567890"));
    assertThatThrownBy(
            () -> publish(warehouse, "t1", whole("mart/totals"), Total.class, null, rows))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage("Row 2, column 'amount' is 0.12345678901234567890, which a NUMERIC column would"
            + " change; round it to 15 significant digits, or keep it as text.");
    assertThat(warehouse.isPublished("t1")).isFalse();
  }

  @Test
  void aRowOfAnotherPartitionIsRejectedWithItsNumber() {
    List<DatedTotal> rows = List.of(
        new DatedTotal(LocalDate.parse(FIRST), "a", BigDecimal.ONE),
        new DatedTotal(LocalDate.parse(SECOND), "b", BigDecimal.ONE));
    assertThatThrownBy(
            () -> publish(warehouse, "t1", daily("mart/totals"), DatedTotal.class, FIRST, rows))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage(
            "Row 2, column 'day' is '2026-01-02', but only rows of '2026-01-01' belong to this partition.");
  }

  @Test
  void aNullRowAndANullOutputAreRejected() {
    List<Total> rows = Arrays.asList(total("a", "1"), null);
    try (StorageSession session = warehouse.open("t1")) {
      Table<Total> table = Table.of(rows::stream);
      assertThatThrownBy(
              () -> session.stage(whole("mart/totals"), tableOf(Total.class), null, table))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessage("Row 2 is null.");
      assertThatThrownBy(
              () -> session.stage(whole("mart/totals"), tableOf(Total.class), null, null))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessageContaining("'mart/totals' returned null instead of a table");
    }
  }

  record Grown(String name, BigDecimal amount, @Nullable String note) {}

  record Retyped(long name, @Nullable BigDecimal amount) {}

  @Test
  void aTableOfAnotherShapeIsRebuiltAndKeepsTheOtherPartitions() throws Exception {
    AssetDefinition totals = daily("mart/totals");
    publish(warehouse, "t1", totals, Total.class, FIRST, List.of(total("1", "1.5")));
    publish(warehouse, "t2", totals, Total.class, SECOND, List.of(total("2", "2.5")));

    publish(
        warehouse,
        "t3",
        totals,
        Grown.class,
        SECOND,
        List.of(new Grown("3", BigDecimal.TEN, "new")));
    assertThat(query(file, "SELECT * FROM mart_totals ORDER BY day"))
        .containsExactly("2026-01-01|1|1.5|null", "2026-01-02|3|10|new");

    publish(warehouse, "t4", totals, Retyped.class, SECOND, List.of(new Retyped(4, null)));
    assertThat(query(file, "SELECT *, typeof(name) FROM mart_totals ORDER BY day"))
        .containsExactly("2026-01-01|1|1.5|integer", "2026-01-02|4|null|integer");
    assertThat(query(file, "SELECT name FROM sqlite_master WHERE name LIKE 'mart%' ORDER BY 1"))
        .containsExactly("mart_totals", "mart_totals.day");
  }

  @Test
  void twoKeysOfOneTableClash() throws Exception {
    publish(warehouse, "t1", whole("a/b_c"), Total.class, null, List.of(total("a", "1")));
    assertThatThrownBy(() ->
            publish(warehouse, "t2", whole("a_b/c"), Total.class, null, List.of(total("b", "1"))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(
            "Table 'a_b_c' holds 'a/b_c', and 'a_b/c' would have the same table.");
    assertThat(query(file, "SELECT name FROM a_b_c")).containsExactly("a");

    change(file, "DROP TABLE a_b_c");
    publish(warehouse, "t3", whole("a_b/c"), Total.class, null, List.of(total("b", "1")));
    assertThat(query(file, "SELECT asset FROM assetwright_published")).containsExactly("a_b/c");
  }

  @Test
  void aForeignLockIsToldAndLaterPublishingSucceeds() throws Exception {
    AssetDefinition totals = whole("mart/totals");
    publish(warehouse, "t1", totals, Total.class, null, List.of(total("a", "1")));
    try (StorageSession session = warehouse.open("t2")) {
      session.stage(totals, tableOf(Total.class), null, Table.of(List.of(total("b", "2"))));
      try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = foreign.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(session::publish)
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining(
                "'" + file + "' is locked by another program. End its transaction or close it");
        assertThat(warehouse.isPublished("t2")).isFalse();
      }
      session.publish();
    }
    assertThat(query(file, "SELECT name FROM mart_totals")).containsExactly("b");
  }

  @Test
  void aWarehouseDeletedWhileRunningIsMadeAnew() throws Exception {
    AssetDefinition totals = whole("mart/totals");
    publish(warehouse, "t1", totals, Total.class, null, List.of(total("a", "1")));
    try (StorageSession session = warehouse.open("t2")) {
      session.read(totals, tableOf(Total.class), Slice.all(), versions(totals, null));
      session.stage(totals, tableOf(Total.class), null, Table.of(List.of(total("b", "2"))));
      Files.delete(file);

      session.publish();
    }
    publish(warehouse, "t3", whole("mart/more"), Total.class, null, List.of(total("c", "3")));

    assertThat(warehouse.isPublished("t1")).isFalse();
    assertThat(warehouse.isPublished("t2")).isTrue();
    assertThat(query(file, "SELECT name FROM mart_totals")).containsExactly("b");
    assertThat(query(file, "SELECT name FROM mart_more")).containsExactly("c");
    assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void aFileThatIsNoDatabaseIsTold() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "certainly no database, and long enough to be looked at".repeat(40));
    assertThatThrownBy(() -> publish(
            warehouse, "t1", whole("mart/totals"), Total.class, null, List.of(total("a", "1"))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("'" + file + "' is damaged or no SQLite database. Move it away");
  }
}
