package dev.assetwright.warehouse;

import static dev.assetwright.warehouse.Tables.FIRST;
import static dev.assetwright.warehouse.Tables.daily;
import static dev.assetwright.warehouse.Tables.publish;
import static dev.assetwright.warehouse.Tables.rows;
import static dev.assetwright.warehouse.Tables.tableOf;
import static dev.assetwright.warehouse.Tables.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Label;
import dev.assetwright.Month;
import dev.assetwright.Week;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.warehouse.sql.Decimals;
import dev.assetwright.warehouse.sql.RowShape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowShapeTest {
  enum Kind {
    A,
    B
  }

  record Everything(
      byte tiny,
      @Nullable Short small,
      int number,
      @Nullable Long large,
      boolean flag,
      @Nullable Boolean maybe,
      double real,
      @Nullable Float single,
      @Nullable BigDecimal decimal,
      @Nullable BigInteger whole,
      @Nullable String text,
      @Nullable LocalDate date,
      @Nullable LocalTime time,
      @Nullable LocalDateTime dateTime,
      @Nullable Instant instant,
      @Nullable YearMonth month,
      Day day,
      @Nullable Week week,
      @Nullable Month ofGrid,
      @Nullable Label label,
      @Nullable UUID id,
      @Nullable Kind kind) {}

  record OfDouble(double value) {}

  record OfText(@Nullable String value) {}

  record Nested(String name, List<String> tags) {}

  record Twice(String aB, String a_b) {}

  record NumberedDay(int day) {}

  @TempDir
  Path folder;

  private SqliteWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new SqliteWarehouse(folder.resolve("warehouse.db"), Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private <T extends Record> List<T> roundTrip(Class<T> type, List<T> given) {
    publish(warehouse, "t", whole("x/y"), type, null, given);
    try (StorageSession session = warehouse.open("r")) {
      return rows(type, session.read(whole("x/y"), tableOf(type), Slice.whole(), List.of()));
    }
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static Everything random(Random random) {
    LocalDateTime time = LocalDateTime.of(1990, 1, 1, 0, 0)
        .plusSeconds(random.nextInt(2_000_000_000))
        .withNano(random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    return new Everything(
        (byte) random.nextInt(),
        maybe(random, (short) random.nextInt()),
        random.nextInt(),
        maybe(random, random.nextLong()),
        random.nextBoolean(),
        maybe(random, random.nextBoolean()),
        random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30),
        maybe(random, random.nextFloat()),
        maybe(
            random,
            Decimals.plain(BigDecimal.valueOf(
                random.nextLong() % 1_000_000_000_000_000L, random.nextInt(20)))),
        maybe(random, BigInteger.valueOf(random.nextLong())),
        maybe(random, new String(Character.toChars(0x20 + random.nextInt(0xd000))) + "'\"\0;é😀"),
        maybe(random, time.toLocalDate()),
        maybe(random, time.toLocalTime()),
        maybe(random, time),
        maybe(random, Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
        maybe(random, YearMonth.from(time)),
        new Day(time.toLocalDate()),
        maybe(random, new Week(time.toLocalDate())),
        maybe(random, new Month(YearMonth.from(time))),
        maybe(random, new Label("eu-" + random.nextInt(9))),
        maybe(random, new UUID(random.nextLong(), random.nextLong())),
        maybe(random, Kind.values()[random.nextInt(2)]));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsOfEveryTypeComeBackEqual(long seed) {
    Random random = new Random(seed);
    List<Everything> given = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      given.add(random(random));
    }
    assertThat(roundTrip(Everything.class, given)).isEqualTo(given);
  }

  @Test
  void everyDecimalSurvivesExactlyOrIsRefused() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      BigDecimal value =
          new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(30) - 5);
      Number number = Decimals.toNumber(value);
      if (number instanceof Long whole) {
        assertThat(BigDecimal.valueOf(whole)).isEqualByComparingTo(value);
      } else if (number != null) {
        assertThat(Decimals.fromDouble(number.doubleValue())).isEqualByComparingTo(value);
      } else {
        refused++;
        assertThat(value.stripTrailingZeros().precision()).isGreaterThan(15);
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  @Test
  void theShortestDecimalOfADoubleIsReadAsThatDouble() {
    Random random = new Random(12);
    for (int i = 0; i < 4_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Decimals.fromDouble(value).doubleValue()).isEqualTo(value);
      }
    }
    assertThat(Decimals.fromDouble(2.0E-3)).isEqualTo(new BigDecimal("0.002"));
    assertThat(Decimals.fromDouble(2e23)).isEqualTo(new BigDecimal("200000000000000000000000"));
    assertThat(Decimals.fromDouble(-0.0)).isEqualTo(BigDecimal.ZERO);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoNumberIsRejected(double value) {
    assertThatThrownBy(() -> roundTrip(OfDouble.class, List.of(new OfDouble(value))))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage("Row 1, column 'value' is %s, which a table cannot hold.".formatted(value));
  }

  @Test
  void halfACharacterIsRejected() {
    assertThatThrownBy(() -> roundTrip(OfText.class, List.of(new OfText("\ud83d"))))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessageContaining("half of a surrogate pair");
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(roundTrip(OfDouble.class, List.of(new OfDouble(-0.0))))
        .containsExactly(new OfDouble(0.0));
  }

  @Test
  void typesThatNoTableHoldsAreToldByName() {
    assertThatThrownBy(() -> shape(Nested.class, null))
        .hasMessageStartingWith(
            "A table cannot hold 'tags' of 'Nested', which is java.util.List<java.lang.String>;");
    assertThatThrownBy(() -> shape(String.class, null))
        .hasMessageContaining("the row of a table is a record");
    assertThatThrownBy(() -> shape(Twice.class, null))
        .hasMessage("Two components of 'Twice' make the column 'a_b'; rename one.");
    assertThatThrownBy(() -> shape(NumberedDay.class, Tables.DAILY))
        .hasMessageStartingWith("Column 'day' of 'NumberedDay' is int; it holds the partition");
  }

  private static RowShape shape(Class<?> row, @Nullable Grid grid) {
    return RowShape.of(tableOf(row), grid, new SqliteDialect(new SqlFailures(Path.of("any"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite/x", "assetwright/published"})
  void namesThatTheWarehouseKeepsForItselfAreRefused(String key) {
    assertThatThrownBy(() ->
            publish(warehouse, "t", daily(key), OfText.class, FIRST, List.of(new OfText("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a name that the warehouse keeps for itself");
  }
}
