package dev.assetwright.warehouse;

import static dev.assetwright.warehouse.Tables.DAILY;
import static dev.assetwright.warehouse.Tables.FIRST;
import static dev.assetwright.warehouse.Tables.SECOND;
import static dev.assetwright.warehouse.Tables.asset;
import static dev.assetwright.warehouse.Tables.daily;
import static dev.assetwright.warehouse.Tables.publish;
import static dev.assetwright.warehouse.Tables.rows;
import static dev.assetwright.warehouse.Tables.tableOf;
import static dev.assetwright.warehouse.Tables.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StorageSession.SqlInput;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlAssetTest {
  record Sale(String product, BigDecimal price, int quantity) {}

  record Revenue(Day day, String product, int count, BigDecimal revenue) {}

  record Answer(@Nullable String answer) {}

  private static final AssetDefinition SALES = daily("clean/sales");
  private static final AssetDefinition REVENUE = daily("mart/revenue");
  private static final AssetDefinition ANSWER = whole("mart/answer");
  private static final String REVENUE_SQL = """
      SELECT :partition AS day, product, count(*) AS count,
             decimal_round(decimal_sum(decimal_mul(price, quantity)), 2) AS revenue
      FROM {sales} -- the slice
      GROUP BY product;
      """;

  @TempDir
  Path folder;

  private SqliteWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new SqliteWarehouse(folder.resolve("warehouse.db"), Duration.ofMillis(200));
    publish(
        warehouse,
        "s1",
        SALES,
        Sale.class,
        FIRST,
        List.of(sale("a", "0.1", 3), sale("a", "0.2", 1), sale("b", "1.005", 1)));
    publish(warehouse, "s2", SALES, Sale.class, SECOND, List.of(sale("a", "10", 1)));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private static Sale sale(String product, String price, int quantity) {
    return new Sale(product, new BigDecimal(price), quantity);
  }

  private static Map<String, SqlInput> sales(boolean slice) {
    return Map.of(
        "sales",
        new SqlInput(
            SALES, tableOf(Sale.class), slice ? Slice.one(DAILY, FIRST) : Slice.all(), List.of()));
  }

  private String ask(String sql) {
    try (StorageSession session = warehouse.open("ask")) {
      session.stageSql(ANSWER, tableOf(Answer.class), null, sql, sales(false));
      Object table = session.readStaged(ANSWER, tableOf(Answer.class), null);
      return String.valueOf(rows(Answer.class, table).get(0).answer());
    }
  }

  @Test
  void aStatementReadsTheSliceAndItsRowsAreStagedCheckedAndPublished() {
    try (StorageSession session = warehouse.open("t1")) {
      StorageSession.Staged staged =
          session.stageSql(REVENUE, tableOf(Revenue.class), FIRST, REVENUE_SQL, sales(true));
      assertThat(staged.rows()).isEqualTo(2);
      session.publish();
    }
    try (StorageSession session = warehouse.open("t2")) {
      Object table =
          session.read(REVENUE, tableOf(Revenue.class), Slice.one(DAILY, FIRST), List.of());
      assertThat(rows(Revenue.class, table))
          .containsExactly(
              new Revenue(Day.parse(FIRST), "a", 2, new BigDecimal("0.5")),
              new Revenue(Day.parse(FIRST), "b", 1, new BigDecimal("1.01")));
    }
  }

  @Test
  void withoutAGridItReadsTheWholeTable() {
    assertThat(ask("SELECT '' || decimal_sum(price) AS answer FROM {sales}")).isEqualTo("11.305");
    assertThat(ask("SELECT group_concat(day) AS answer FROM (SELECT DISTINCT day FROM {sales})"))
        .isEqualTo("2026-01-01,2026-01-02");
  }

  @Test
  void aTableThatWasNeverPublishedIsEmptyAndHasItsColumns() {
    SqlInput missing = new SqlInput(
        daily("clean/missing"), tableOf(Sale.class), Slice.one(DAILY, FIRST), List.of());
    try (StorageSession session = warehouse.open("t1")) {
      assertThat(session
              .stageSql(
                  REVENUE, tableOf(Revenue.class), FIRST, REVENUE_SQL, Map.of("sales", missing))
              .rows())
          .isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decimal_add(0.1, 0.2) | 0.3",
        "decimal_add(9223372036854775807, 1) | 9223372036854775808",
        "decimal_mul('0.1', 3) | 0.3",
        "decimal_mul(123456789.123, 987654321.987) | 121932631355968601.347401",
        "decimal_round(2.5, 0) | 3",
        "decimal_round(-2.5, 0) | -3",
        "decimal_round(1.005, 2) | 1.01",
        "decimal_round(1234, -2) | 1200",
        "decimal_round('1e-400', 2) | 0",
        "decimal_add(NULL, 1) | null",
        "decimal_mul(1, NULL) | null",
        "decimal_round(1, NULL) | null",
        "(SELECT decimal_sum(1) WHERE 0) | null",
        "(SELECT decimal_sum(column1) FROM (VALUES (NULL), (0.1), ('0.2'), (3))) | 3.3",
        "typeof(decimal_add(0.5, 0.5)) | integer",
        "typeof(decimal_add(0.1, 0.2)) | real",
        "typeof(decimal_mul(1e15, 1e-15)) | integer",
        "(SELECT group_concat(s, ' ') FROM (SELECT decimal_sum(column1) OVER "
            + "(ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) s FROM (VALUES (0.1), (0.2), (0.3)))) "
            + "| 0.1 0.3 0.5",
      })
  void decimalsAreExact(String expression, String expected) {
    assertThat(ask("SELECT CAST(" + expression + " AS TEXT) AS answer"))
        .isIn(expected, expected + ".0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decimal_add('x', 1) | the text 'x' is no decimal",
        "decimal_add('1e99999', 1) | the text '1e99999' is no decimal",
        "decimal_mul(x'00', 1) | a blob is no decimal",
        "decimal_round(1, 0.5) | the places of decimal_round are a whole number from -1000 to 1000",
        "decimal_sum('x') | the text 'x' is no decimal",
        "nonsense | no such column: nonsense",
      })
  void whatSqliteRefusesIsTheAssetsFailure(String expression, String detail) {
    assertThatThrownBy(() -> ask("SELECT " + expression + " AS answer"))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessageStartingWith("SQLite refuses the SELECT: " + detail);
  }

  @Test
  void inAProductEachDimensionIsAParameter() {
    Grid grid = ProductGrid.of(DAILY, new StaticGrid("region", List.of("eu", "us")));
    AssetDefinition answer = asset("mart/regional", grid);
    String sql = "SELECT :region || ' ' || :day || ' ' || :partition || ' ' || :day AS answer";
    String key = FIRST + "|us";
    try (StorageSession session = warehouse.open("ask")) {
      session.stageSql(answer, tableOf(Answer.class), key, sql, Map.of());
      Object table = session.readStaged(answer, tableOf(Answer.class), key);
      assertThat(rows(Answer.class, table))
          .containsExactly(new Answer("us " + FIRST + " " + key + " " + FIRST));
    }
    try (StorageSession session = warehouse.open("typo")) {
      assertThatThrownBy(() -> session.stageSql(
              answer, tableOf(Answer.class), key, "SELECT :regoin AS answer", Map.of()))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessage("The SELECT has ':regoin', which is bound to nothing.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 AS other | The SELECT's columns are not those of the row's record:"
            + " it lacks 'answer' and has 'other', which the row's record has not.",
        "SELECT '' AS answer, 1 AS answer | The SELECT has two columns 'answer'.",
        "SELECT 1 AS answer | Row 1, column 'answer' is the number 1, not a text.",
        "DELETE FROM clean_sales | 'DELETE' begins no SELECT; an asset is one SELECT or WITH … SELECT.",
        "SELECT :partition AS answer | The SELECT has ':partition', but the asset has no partitions.",
        "SELECT answer FROM deliveries | SQLite refuses the SELECT: no such table: deliveries."
            + " Another asset is read in braces: {deliveries}.",
        "SELECT :region AS answer | The SELECT has ':region', but the asset has no partitions.",
      })
  void aStatementOfTheWrongShapeIsRejected(String sql, String message) {
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NULL, 1 | Row 1, column 'count' is NULL, which int cannot be.",
        "1.5, 1 | Row 1, column 'count' is 1.5, which is no whole number of 64 bits.",
        "3000000000, 1 | Row 1, column 'count' is 3000000000, too large for int.",
        "1, 'x' | Row 1, column 'revenue' is the text 'x', not a number.",
        "1, '0.12345678901234567890' | Row 1, column 'revenue' is 0.1234567890123456789,"
            + " which a NUMERIC column would change; round it to 15 significant digits, or keep it as text.",
      })
  void aCellThatDoesNotFitIsRejected(String cells, String message) {
    String[] values = cells.split(", ");
    String sql = "SELECT '%s' AS day, 'p' AS product, %s AS count, %s AS revenue"
        .formatted(FIRST, values[0], values[1]);
    try (StorageSession session = warehouse.open("t1")) {
      assertThatThrownBy(
              () -> session.stageSql(REVENUE, tableOf(Revenue.class), FIRST, sql, Map.of()))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessage(message);
    }
  }

  @Test
  void aRowOfAnotherPartitionIsRejected() {
    try (StorageSession session = warehouse.open("t1")) {
      assertThatThrownBy(() -> session.stageSql(
              daily("mart/copy"),
              tableOf(Sale.class),
              FIRST,
              "SELECT day, product, price, quantity FROM {sales} ORDER BY day",
              sales(false)))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessage("Row 4, column 'day' is '2026-01-02', but only rows of '2026-01-01' belong"
              + " to this partition.");
    }
  }

  @Test
  void closingFromAnotherThreadStopsTheStatementAndRefusesTheRest() throws Exception {
    StorageSession session = warehouse.open("t1");
    CountDownLatch running = new CountDownLatch(1);
    FutureTask<Object> attempt = new FutureTask<>(() -> {
      running.countDown();
      return session.stageSql(
          ANSWER,
          tableOf(Answer.class),
          null,
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
              + " SELECT '' || sum(i) AS answer FROM n",
          Map.of());
    });
    Thread thread = new Thread(attempt);
    thread.start();
    assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

    session.close();

    assertThatThrownBy(() -> attempt.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The attempt is over");
    assertThatThrownBy(session::publish).isInstanceOf(IllegalStateException.class);
    thread.join();
  }
}
