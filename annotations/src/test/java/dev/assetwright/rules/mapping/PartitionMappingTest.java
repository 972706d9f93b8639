package dev.assetwright.rules.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.DynamicKeys;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.grid.WeeklyGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionMappingTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Grid DAYS = DailyGrid.of("2026-01-01", "UTC");
  private static final Grid HOURS = HourlyGrid.of("2026-01-01T00", "UTC");
  private static final Grid WEEKS = WeeklyGrid.of("2026-01-05", "UTC");
  private static final Grid MONTHS = MonthlyGrid.of("2026-01", "UTC");
  private static final Grid REGIONS = StaticGrid.of("region", "eu", "us");
  private static final Grid MARKETS = StaticGrid.of("market", "de", "fr", "us");
  private static final Grid CUSTOMERS = DynamicGrid.of("customer");
  private static final DynamicKeys ADDED = grid -> grid.extent(List.of("acme", "globex"));
  private static final Grid DAYS_BY_REGION = ProductGrid.of(DAYS, REGIONS);

  @Test
  void equalGridsMeanTheSamePartition() {
    PartitionMapping mapping = PartitionMapping.between(DAYS, DAYS, "");
    assertThat(mapping.isSame()).isTrue();
    assertThat(mapping.isSingle()).isTrue();
    assertThat(reads(mapping, DAYS, DAYS, "2026-02-03")).containsExactly("2026-02-03");
  }

  @Test
  void aReaderStartsEarlyWhereItsFirstWindowsEndBeforeTheUpstreamBegins() {
    Grid later = DailyGrid.of("2026-01-15", "UTC");
    assertThat(PartitionMapping.between(DAYS, later, "").startsEarly()).isTrue();
    assertThat(PartitionMapping.between(DAYS, later, "13").startsEarly()).isTrue();
    assertThat(PartitionMapping.between(DAYS, later, "14").startsEarly()).isFalse();
    assertThat(PartitionMapping.between(MONTHS, later, "").startsEarly()).isFalse();
    assertThat(PartitionMapping.between(DAYS, later, "all").startsEarly()).isFalse();
    assertThat(PartitionMapping.between(DAYS, DAYS, "-1").startsEarly()).isFalse();
    assertThat(PartitionMapping.between(DAYS_BY_REGION, later, "").startsEarly())
        .isTrue();
    assertThat(PartitionMapping.between(REGIONS, REGIONS, "").startsEarly()).isFalse();
  }

  @Test
  void anUpstreamWithoutAGridIsReadWhole() {
    PartitionMapping mapping = PartitionMapping.between(DAYS, null, "");
    assertThat(mapping.isWhole()).isTrue();
    assertThat(mapping.at(DAYS.at(NOW), null).single(7)).isZero();
  }

  @Test
  void aReaderWithoutAGridReadsAll() {
    PartitionMapping mapping = PartitionMapping.between(null, MONTHS, "");
    assertThat(mapping.isAll()).isTrue();
    assertThat(reads(mapping, null, MONTHS, null)).containsExactly("2026-01", "2026-02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "previous > 2026-02-02",
        "-1 > 2026-02-02",
        "-2..0 > 2026-02-01 2026-02-02 2026-02-03",
        "+1 > 2026-02-04",
        "last > 2026-03-09",
        "only 2026-01-01, 2026-01-03 > 2026-01-01 2026-01-03"
      })
  void offsetsCountWindows(String text, String expected) {
    PartitionMapping mapping = PartitionMapping.between(DAYS, DAYS, text);
    assertThat(reads(mapping, DAYS, DAYS, "2026-02-03")).containsExactly(expected.split(" "));
    assertThat(mapping.isSame()).isFalse();
    assertThat(mapping.isSingle()).isEqualTo(!expected.contains(" "));
  }

  @Test
  void aCoarseReaderNeedsTheFineWindowsInsideIt() {
    PartitionMapping mapping = PartitionMapping.between(DAYS, HOURS, "");
    assertThat(mapping.isSingle()).isFalse();
    assertThat(reads(mapping, DAYS, HOURS, "2026-02-03"))
        .hasSize(24)
        .startsWith("2026-02-03T00")
        .endsWith("2026-02-03T23");
    assertThat(reads(PartitionMapping.between(DAYS, HOURS, "-1..0"), DAYS, HOURS, "2026-02-03"))
        .hasSize(48);
  }

  @Test
  void aFineReaderNeedsTheCoarseWindowAroundIt() {
    PartitionMapping mapping = PartitionMapping.between(DAYS, MONTHS, "");
    assertThat(mapping.isSingle()).isTrue();
    assertThat(reads(mapping, DAYS, MONTHS, "2026-02-28")).containsExactly("2026-02");
    assertThat(mapping.at(DAYS.at(NOW), MONTHS.at(NOW)).absence(59))
        .isEqualTo("2026-03 ends only at 2026-04-01T00:00:00Z");
  }

  @Test
  void windowsThatOnlyOverlapAreBothNeeded() {
    PartitionMapping mapping = PartitionMapping.between(WEEKS, MONTHS, "");
    assertThat(mapping.isSingle()).isFalse();
    assertThat(reads(mapping, WEEKS, MONTHS, "2026-01-26")).containsExactly("2026-01", "2026-02");
  }

  @Test
  void windowsBeforeTheUpstreamsFirstAreLeftOutUnlessNothingElseIsNeeded() {
    Grid late = DailyGrid.of("2026-02-01", "UTC");
    CellMapping week = PartitionMapping.between(DAYS, late, "-6..0").at(DAYS.at(NOW), late.at(NOW));
    assertThat(week.of(31 + 1).size()).isEqualTo(2);
    assertThat(week.absence(31 + 1)).isNull();
    assertThat(week.absence(30)).isEqualTo("it begins only with 2026-02-01");
    assertThat(PartitionMapping.between(DAYS, DAYS, "previous")
            .at(DAYS.at(NOW), DAYS.at(NOW))
            .absence(0))
        .isEqualTo("it begins only with 2026-01-01");
  }

  @Test
  void aDimensionThatTheReaderLacksIsReadWhole() {
    PartitionMapping mapping = PartitionMapping.between(DAYS, DAYS_BY_REGION, "");
    assertThat(reads(mapping, DAYS, DAYS_BY_REGION, "2026-02-03"))
        .containsExactly("2026-02-03|eu", "2026-02-03|us");
    assertThat(reads(
            PartitionMapping.between(REGIONS, DAYS_BY_REGION, "day: last"),
            REGIONS,
            DAYS_BY_REGION,
            "us"))
        .containsExactly("2026-03-09|us");
  }

  @Test
  void aDimensionThatTheUpstreamLacksDoesNotMatter() {
    PartitionMapping mapping = PartitionMapping.between(DAYS_BY_REGION, DAYS, "");
    assertThat(mapping.isSingle()).isTrue();
    assertThat(reads(mapping, DAYS_BY_REGION, DAYS, "2026-02-03|us")).containsExactly("2026-02-03");
  }

  @Test
  void dimensionsAreMappedOneByOne() {
    Grid monthsByCustomer = ProductGrid.of(CUSTOMERS, MONTHS);
    Grid daysByCustomer = ProductGrid.of(DAYS, CUSTOMERS);
    assertThat(reads(
            PartitionMapping.between(monthsByCustomer, daysByCustomer, "customer: all"),
            monthsByCustomer,
            daysByCustomer,
            "acme|2026-02"))
        .hasSize(56);
    assertThat(reads(
            PartitionMapping.between(daysByCustomer, daysByCustomer, "day: -1"),
            daysByCustomer,
            daysByCustomer,
            "2026-02-03|globex"))
        .containsExactly("2026-02-02|globex");
  }

  @Test
  void aListSaysWhatBelongsTogether() {
    PartitionMapping mapping = PartitionMapping.between(REGIONS, MARKETS, "map eu=de+fr, us=us");
    assertThat(reads(mapping, REGIONS, MARKETS, "eu")).containsExactly("de", "fr");
    assertThat(mapping.isSingle()).isFalse();
    assertThat(mapping.describe()).isEqualTo("map eu=de+fr, us=us");
    assertThat(PartitionMapping.between(MARKETS, REGIONS, "map de=eu, fr=eu, us=us")
            .isSingle())
        .isTrue();
  }

  @Test
  void anotherDimensionCanBeTheSource() {
    Grid byMarket = ProductGrid.of(DAYS, StaticGrid.of("market", "us", "eu"));
    PartitionMapping mapping =
        PartitionMapping.between(byMarket, DAYS_BY_REGION, "region from market: same");
    assertThat(reads(mapping, byMarket, DAYS_BY_REGION, "2026-01-01|us"))
        .containsExactly("2026-01-01|us");
  }

  @Test
  void onlyOlderPartitionsMayBeReadOfOneself() {
    assertThat(PartitionMapping.between(DAYS, DAYS, "previous").isPrevious()).isTrue();
    assertThat(PartitionMapping.between(DAYS, DAYS, "-6..0").isPrevious()).isFalse();
    assertThat(
            PartitionMapping.between(DAYS_BY_REGION, DAYS_BY_REGION, "day: -1").isPrevious())
        .isTrue();
    assertThat(PartitionMapping.between(DAYS_BY_REGION, DAYS_BY_REGION, "day: -1; region: all")
            .isPrevious())
        .isFalse();
    assertThat(PartitionMapping.between(REGIONS, REGIONS, "").isPrevious()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "yesterday > SYNTAX > 'yesterday' is no partition mapping.",
        "0..-6 > UNREACHABLE > '0..-6' runs backwards and reaches no partition; the older end comes"
            + " first: '-6..0'.",
        "-40000 > UNREACHABLE > '-40000' is 109 years away, where no partition of the upstream is.",
        "40000..50000 > UNREACHABLE > '40000..50000' is 109 years away",
        "region: all > DIMENSION > There is no dimension 'region'; the upstream has 'day'.",
        "day from region: same > DIMENSION > There is no dimension 'region'; the reader has 'day'.",
        "only 2025-12-31 > UNREACHABLE > In 'only 2025-12-31': '2025-12-31' lies before the first day,"
            + " 2026-01-01.",
        "day: all; day: last > SYNTAX > 'day: all; day: last' says twice what becomes of 'day'."
      })
  void whatCannotWorkIsRefused(String text, String kind, String message) {
    assertThatThrownBy(() -> PartitionMapping.between(DAYS, DAYS, text))
        .isInstanceOfSatisfying(
            MappingException.class, e -> assertThat(e.kind()).hasToString(kind))
        .hasMessageStartingWith(message);
  }

  @Test
  void allUntilNowMayBeWrittenAsAnOffsetThatBeginsLongAgo() {
    assertThat(PartitionMapping.between(DAYS, DAYS, "-99999..0").describe()).isEqualTo("-99999..0");
    assertThat(PartitionMapping.between(HOURS, HOURS, "-99999").describe()).isEqualTo("-99999");
  }

  @Test
  void zonesMustBeTheSame() {
    Grid london = DailyGrid.of("2026-01-01", "Europe/London");
    assertThatThrownBy(() -> PartitionMapping.between(DAYS, london, ""))
        .isInstanceOfSatisfying(
            MappingException.class,
            e -> assertThat(e.kind()).isEqualTo(MappingException.Kind.ZONES))
        .hasMessage("The reader's windows begin and end in UTC, the upstream's in Europe/London, so"
            + " that none is part of another. Use one zone for both, or read all of the upstream.");
    assertThat(PartitionMapping.between(DAYS, london, "all").isAll()).isTrue();
  }

  @Test
  void gridsOfNothingInCommonNeedAWord() {
    assertThatThrownBy(() -> PartitionMapping.between(REGIONS, DAYS, ""))
        .hasMessageStartingWith("Nothing says which partitions belong together: the reader has"
            + " 'region: eu, us', the upstream 'daily from 2026-01-01, UTC'.");
    assertThatThrownBy(() -> PartitionMapping.between(REGIONS, MARKETS, "same"))
        .hasMessageStartingWith("'same' counts from the reader's own partition, but the reader,"
            + " region: eu, us, has no 'market'.");
    assertThatThrownBy(() -> PartitionMapping.between(REGIONS, MARKETS, "map us=us"))
        .hasMessage(
            "'map us=us' says nothing of the reader's region 'eu', which would read" + " nothing.");
    assertThatThrownBy(
            () -> PartitionMapping.between(StaticGrid.of("region", "eu", "asia"), REGIONS, ""))
        .hasMessage(
            "The reader has the region 'asia', the upstream (region: eu, us) has not. Map it:"
                + " 'map asia=…'.");
    assertThatThrownBy(() -> PartitionMapping.between(REGIONS, REGIONS, "-1"))
        .hasMessage("'-1' counts windows of time, but 'region' is no dimension of time.");
    assertThatThrownBy(() -> PartitionMapping.between(DAYS, null, "all"))
        .hasMessage("'all' chooses among partitions, but the upstream has none.");
    assertThatThrownBy(() -> PartitionMapping.between(DAYS, DAYS_BY_REGION, "last"))
        .hasMessage("'last' does not say which dimension it is about; the upstream has 'day',"
            + " 'region'. Write 'day: last'.");
  }

  /** Compares with the definition, asked of every window: it is needed when it overlaps the shifted one of the reader. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "America/Santiago",
        "UTC"
      })
  void anyTwoGridsOfTimeAgreeWithTheDefinition(String zone) {
    Random random = new Random(zone.hashCode());
    List<TimeGrid> grids = List.of(
        HourlyGrid.of("2026-03-01T00", zone),
        DailyGrid.of("2026-02-20", zone),
        WeeklyGrid.of("2026-02-25", zone),
        MonthlyGrid.of("2026-01", zone),
        CronGrid.of("15 */7 * * *", "2026-02-27", zone),
        CronGrid.of("0 0 * * MON,THU", "2026-02-01", zone));
    Instant now = Instant.parse("2026-05-02T03:04:05Z");
    for (int round = 0; round < 400; round++) {
      TimeGrid reader = grids.get(random.nextInt(grids.size()));
      TimeGrid upstream = grids.get(random.nextInt(grids.size()));
      int from = random.nextInt(5) - 3;
      int to = from + random.nextInt(3);
      Extent readers = reader.at(now);
      Extent upstreams = upstream.at(now);
      int ordinal = random.nextInt(readers.count());
      PartitionMapping mapping = PartitionMapping.between(reader, upstream, from + ".." + to);
      List<Integer> expected = new ArrayList<>();
      Instant start = reader.startOf(ordinal + from);
      Instant end = reader.endOf(ordinal + to);
      for (int i = 0; i < upstreams.count(); i++) {
        if (upstream.startOf(i).isBefore(end) && upstream.endOf(i).isAfter(start)) {
          expected.add(i);
        }
      }
      List<Integer> found = new ArrayList<>();
      mapping.at(readers, upstreams).of(ordinal).forEach(found::add);
      assertThat(found)
          .as("%s of %s for %s of %s", mapping, upstream, reader.key(ordinal), reader)
          .isEqualTo(start.isBefore(end) ? expected : List.of());
      if (mapping.isSingle()) {
        assertThat(found).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private static List<String> reads(
      PartitionMapping mapping, @Nullable Grid reader, Grid upstream, @Nullable String key) {
    Extent readers = reader == null ? null : reader.at(NOW, ADDED);
    Extent upstreams = upstream.at(NOW, ADDED);
    List<String> keys = new ArrayList<>();
    mapping
        .at(readers, upstreams)
        .of(readers == null ? 0 : readers.require(String.valueOf(key)))
        .forEach(ordinal -> keys.add(upstreams.key(ordinal)));
    return keys;
  }

  static Stream<Arguments> pairs() {
    Grid cron = CronGrid.of("0 6,18 * * 1-5", "2026-01-05", "UTC");
    Grid dayByMarket = ProductGrid.of(DAYS, MARKETS);
    Grid all = ProductGrid.of(REGIONS, CUSTOMERS, DAYS);
    Grid single = ProductGrid.of(StaticGrid.of("region", "eu"), DAYS);
    return Stream.of(
        Arguments.of(DAYS, DAYS, ""),
        Arguments.of(DAYS, DAYS, "-6..0"),
        Arguments.of(DAYS, DAYS, "previous"),
        Arguments.of(DAYS, HOURS, ""),
        Arguments.of(HOURS, DAYS, "-1"),
        Arguments.of(WEEKS, DAYS, "-1..0"),
        Arguments.of(DAYS, MONTHS, ""),
        Arguments.of(cron, HOURS, ""),
        Arguments.of(HOURS, cron, ""),
        Arguments.of(DAYS, null, ""),
        Arguments.of(null, DAYS, ""),
        Arguments.of(null, DAYS, "last"),
        Arguments.of(REGIONS, MARKETS, "map eu=de+fr, us=us"),
        Arguments.of(REGIONS, MARKETS, "only de, us"),
        Arguments.of(DAYS, DAYS_BY_REGION, ""),
        Arguments.of(DAYS_BY_REGION, DAYS, "-2..-1"),
        Arguments.of(DAYS_BY_REGION, DAYS_BY_REGION, ""),
        Arguments.of(DAYS_BY_REGION, DAYS_BY_REGION, "day: previous"),
        Arguments.of(DAYS_BY_REGION, dayByMarket, "market from region: map eu=de+fr, us=us"),
        Arguments.of(REGIONS, DAYS_BY_REGION, "day: last"),
        Arguments.of(all, DAYS_BY_REGION, "day: -1..0"),
        Arguments.of(all, all, "day: -2..0"),
        Arguments.of(single, single, "day: -1..0"),
        Arguments.of(all, all, "day: previous; region: all"),
        Arguments.of(all, all, "region: only eu; customer: last"),
        Arguments.of(ProductGrid.of(MONTHS, REGIONS), all, ""),
        Arguments.of(CUSTOMERS, CUSTOMERS, ""));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theWayBackLeadsToAllWhoReadACell(
      @Nullable Grid reader, @Nullable Grid upstream, String text) {
    Extent readers = reader == null ? null : reader.at(NOW, ADDED);
    Extent upstreams =
        upstream == null ? null : upstream.equals(reader) ? readers : upstream.at(NOW, ADDED);
    PartitionMapping mapping = PartitionMapping.between(reader, upstream, text);
    CellMapping plain = mapping.at(readers, upstreams);
    CellMapping prepared = mapping.at(readers, upstreams).prepare();
    int count = readers == null ? 1 : readers.count();
    Map<Integer, BitSet> back = new HashMap<>();
    int edges = 0;
    for (int own = 0; own < count; own++) {
      int at = own;
      BitSet needed = set(plain.of(own));
      BitSet asked = new BitSet();
      plain.needsOneOf(own, up -> {
        asked.set(up);
        return false;
      });
      assertThat(asked).isEqualTo(needed);
      assertThat(set(prepared.of(own))).isEqualTo(needed);
      assertThat(prepared.isPossible(own)).isEqualTo(plain.absence(own) == null);
      needed.stream()
          .forEach(up -> back.computeIfAbsent(up, key -> new BitSet()).set(at));
      edges += needed.cardinality();
    }
    int told = 0;
    for (int up = 0; up < (upstreams == null ? 1 : upstreams.count()); up++) {
      BitSet found = set(prepared.readers(up));
      BitSet missed = back.getOrDefault(up, new BitSet());
      told += found.cardinality();
      missed.andNot(found);
      assertThat(missed.isEmpty()).as("readers of %d: %s", up, found).isTrue();
    }
    assertThat(told).isEqualTo(edges);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatManyCellsNeedIsWhatEachOfThemNeeds(
      @Nullable Grid reader, @Nullable Grid upstream, String text) {
    Extent readers = reader == null ? null : reader.at(NOW, ADDED);
    Extent upstreams =
        upstream == null ? null : upstream.equals(reader) ? readers : upstream.at(NOW, ADDED);
    CellMapping mapping =
        PartitionMapping.between(reader, upstream, text).at(readers, upstreams).prepare();
    int count = readers == null ? 1 : readers.count();
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      BitSet cells = new BitSet();
      int from = random.nextInt(count);
      cells.set(from, from + random.nextInt(count - from) + 1);
      cells.clear(random.nextInt(count));
      BitSet expected = new BitSet();
      cells.stream().forEach(cell -> expected.or(set(mapping.of(cell))));
      BitSet found = new BitSet();
      mapping.addNeeded(cells, found);
      assertThat(found).isEqualTo(expected);

      int some = random.nextInt(3);
      IntPredicate needs = mapping.needsOneOf(up -> up % 3 == some);
      for (int cell = 0; cell < count; cell++) {
        assertThat(needs.test(cell)).isEqualTo(mapping.of(cell).anyMatch(up -> up % 3 == some));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void cellsOfOneGroupNeedTheSameAndAreNeededByTheSame(
      @Nullable Grid reader, @Nullable Grid upstream, String text) {
    Extent readers = reader == null ? null : reader.at(NOW, ADDED);
    Extent upstreams =
        upstream == null ? null : upstream.equals(reader) ? readers : upstream.at(NOW, ADDED);
    CellMapping mapping = PartitionMapping.between(reader, upstream, text).at(readers, upstreams);
    Map<Integer, BitSet> needed = new HashMap<>();
    for (int cell = 0; cell < (readers == null ? 1 : readers.count()); cell++) {
      BitSet own = set(mapping.of(cell));
      assertThat(needed.computeIfAbsent(mapping.group(cell), group -> own)).isEqualTo(own);
      assertThat(mapping.group(cell)).isBetween(0, mapping.groups() - 1);
    }
    Map<Integer, BitSet> back = new HashMap<>();
    for (int cell = 0; cell < (upstreams == null ? 1 : upstreams.count()); cell++) {
      BitSet own = set(mapping.readers(cell));
      assertThat(back.computeIfAbsent(mapping.upstreamGroup(cell), group -> own))
          .isEqualTo(own);
      assertThat(mapping.upstreamGroup(cell)).isBetween(0, mapping.upstreamGroups() - 1);
    }
  }

  private static BitSet set(Ordinals ordinals) {
    BitSet set = new BitSet();
    ordinals.forEach(set::set);
    return set;
  }
}
