package dev.assetwright.processor;

import java.util.List;

/** Mistakes in how assets are cut, and in which partitions are read. */
final class PartitionScenarios {
  private static final String GRIDS = """
      @Hourly(start = "2026-01-01T00", zone = "Europe/London") interface ByHour {}
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      @Weekly(start = "2026-01-05", zone = "Europe/London") interface ByWeek {}
      @Monthly(start = "2026-01", zone = "Europe/London") interface ByMonth {}
      @CronWindows(cron = "0 6 * * MON-FRI", start = "2026-01-01", zone = "Europe/London") interface ByShift {}
      @StaticPartitions({"eu", "us"}) interface ByRegion {}
      @DynamicPartitions interface ByCustomer {}
      @ProductOf({ByDay.class, ByRegion.class}) interface ByDayAndRegion {}
      @ProductOf({ByDay.class, ByRegion.class, ByCustomer.class}) interface ByAll {}
      """;

  private PartitionScenarios() {}

  static List<Scenario> all() {
    return List.of(
        grids(),
        products(),
        parameters(),
        several(),
        required(),
        mappings(),
        zones(),
        previous(),
        early(),
        data());
  }

  private static Scenario grids() {
    return Scenario.of("bad-grids", """
        class Grids {
          @Hourly(start = "2026-01-01") interface NoHour {}
          @Weekly(start = "2026-02-30") interface NoDay {}
          @Monthly(start = "2026-01-01", zone = "Mars") interface NoMonth {}
          @Daily(start = "") interface Empty {}
          @CronWindows(cron = "0 6 * *", start = "2026-01-01") interface NoCron {}
          @CronWindows(cron = "0 6 30 2 *", start = "2026-01-01") interface Never {}
          @CronWindows(cron = "0 6 * * *", start = "January") interface NoStart {}
          @StaticPartitions({}) interface Nothing {}
          @StaticPartitions({"eu", "us", "eu", "a|b", ""}) interface Keys {}
          @StaticPartitions(value = "eu", name = "Sales Region") interface NoName {}
          @DynamicPartitions interface ByGröße {}
          @Daily(start = "2026-01-01") @DynamicPartitions interface Both {}
          @Daily(start = NOWHERE) interface Unresolved {}
          @Asset(partitions = Keys.class) int heldBack(Label key) { return 1; }
        }
        """);
  }

  private static Scenario products() {
    return Scenario.of("bad-products", GRIDS + """
        class Products {
          interface NoGrid {}
          @Daily(start = "x") interface Broken {}
          @ProductOf(ByDay.class) interface One {}
          @ProductOf({}) interface None {}
          @ProductOf({ByDay.class, ByRegion.class, ByMonth.class}) interface TwoTimes {}
          @StaticPartitions(value = "de", name = "region") interface ByMarket {}
          @ProductOf({ByRegion.class, ByMarket.class}) interface OneName {}
          @ProductOf({ByDayAndRegion.class, ByCustomer.class}) interface Nested {}
          @ProductOf({ByDay.class, Self.class}) interface Self {}
          @ProductOf({ByDay.class, NoGrid.class, String.class}) interface OfNoGrid {}
          @ProductOf({ByDay.class, Broken.class}) interface HeldBack {}
        }
        """);
  }

  private static Scenario parameters() {
    return Scenario.of("partition-parameters", GRIDS + """
        class Sales {
          @Asset(partitions = ByMonth.class) int monthly(Day day) { return 1; }
          @Asset(partitions = ByRegion.class) int regional(Combination all) { return 1; }
          @Asset(partitions = ByDayAndRegion.class) int week(Week week, Label region) { return 1; }
          @Asset(partitions = ByAll.class) int unclear(Day day, Label which, Label customer) { return 1; }
          @Asset(partitions = ByAll.class) int twice(Day day, Label region, Day other, Combination all) { return 1; }
          @Asset(partitions = ByDayAndRegion.class) int fine(Day anyName, Label anyOther) { return 1; }
          @Asset(partitions = ByAll.class) int wholes(Partition all) { return 1; }
          @Asset(partitions = ByShift.class) int shift(Window window) { return 1; }
          @Check Outcome isRight(int monthly, Day day) { return Outcome.pass(true, ""); }
          @External(partitions = ByMonth.class) Map<Day, Observed> days() { return Map.of(); }
          @External(partitions = ByAll.class) Map<Combination, Observed> all() { return Map.of(); }
          @Asset(partitions = ByMonth.class, after = {"days", "all[all]"}) void report() {}
        }
        """);
  }

  private static Scenario several() {
    return Scenario.of("several-partitions", GRIDS + """
        class Sales {
          record Line(int a) {}
          @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
          @Asset(partitions = ByDay.class) Rows<Line> stream(Day day) { return Rows.of(List.of()); }
          @Asset(partitions = ByDay.class) Table<Line> lines(Day day) { return Table.of(List.of()); }
          @Asset(partitions = ByDayAndRegion.class) int regional(Day day) { return 1; }
          @Asset(partitions = ByMonth.class) int monthly(int daily) { return 1; }
          @Asset(partitions = ByMonth.class) int ofStream(Rows<Line> stream) { return 1; }
          @Asset(partitions = ByDay.class) int moving(@From(value = "daily", partitions = "-6..0") int week) { return 1; }
          @Asset int total(int regional) { return 1; }
          @Asset int wrong(Map<Day, Integer> regional) { return 1; }
          @Asset(partitions = ByDay.class) int one(Map<Day, Integer> daily) { return 1; }
          @Asset(partitions = ByMonth.class) int perhaps(Optional<Map<Day, Integer>> daily) { return 1; }
          @Asset(partitions = ByMonth.class) int row(Table<String> lines) { return 1; }
          @Asset(partitions = ByMonth.class) int fine(Map<Day, Integer> daily, Table<Line> lines,
              Map<? extends Partition, Integer> regional) { return 1; }
          @Asset int newest(@From(partitions = "last") int daily, @From(partitions = "last") Rows<Line> stream) { return 1; }
          @Asset int any(Map<Partition, Integer> daily) { return 1; }
          @Check Outcome isUsual(@From(partitions = "previous") int daily) { return Outcome.pass(true, ""); }
          @Check Outcome grows(int daily, @From(value = "daily", partitions = "previous") int before) {
            return Outcome.pass(true, "");
          }
        }
        """);
  }

  private static Scenario required() {
    return Scenario.of("idle-require", GRIDS + """
        class Sales {
          @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
          @Asset int whole() { return 1; }
          @Asset(partitions = ByDay.class) int same(@From(require = From.Require.ALL) int daily) { return 1; }
          @Asset int newest(@From(partitions = "last", require = From.Require.ALL) int daily,
              @From(require = From.Require.ALL) int whole) { return 1; }
          @Asset int perhaps(@From(require = From.Require.ALL) Optional<Integer> whole) { return 1; }
          @Check Outcome isUsual(@From(require = From.Require.ALL) int whole) { return Outcome.pass(true, ""); }
          @Asset int fine(@From(require = From.Require.ALL) Map<Day, Integer> daily,
              @From(require = From.Require.PUBLISHED) int whole) { return 1; }
        }
        """);
  }

  private static Scenario data() {
    return Scenario.of("partitions-as-data", GRIDS + """
        class Sales {
          record Line(Week week, Month month, Label region) {}
          record Moment(Hour hour) {}
          record Any(Partition partition) {}
          record Cell(Combination cell) {}
          @Asset Table<Line> lines() { return null; }
          @Asset Table<Moment> moments() { return null; }
          @Asset Table<Cell> cells() { return null; }
          @Asset(partitions = ByHour.class) Table<Moment> hourly() { return null; }
          @Asset Map<Week, Map<Month, Map<Label, Line>>> byWeek() { return null; }
          @Asset Map<Hour, Integer> byHour() { return null; }
          @Asset List<Hour> hours() { return null; }
          @Asset List<Any> any() { return null; }
          @Asset List<Cell> combinations() { return null; }
        }
        """);
  }

  private static Scenario mappings() {
    return Scenario.of("bad-mappings", GRIDS + """
        class Sales {
          @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
          @Asset(partitions = ByRegion.class) int regional(Label region) { return 1; }
          @Asset(partitions = ByDayAndRegion.class) int both(Day day) { return 1; }
          @Asset int whole() { return 1; }
          @Asset(partitions = ByDay.class) int syntax(@From(partitions = "yesterday") int daily) { return 1; }
          @Asset(partitions = ByDay.class) int misspelt(@From(partitions = "prevous") int daily) { return 1; }
          @Asset(partitions = ByDay.class) int wordBefore(@From(partitions = "day: same; region: ony eu") int both) { return 1; }
          @Asset(partitions = ByDay.class) int backwards(@From(partitions = "0..-6") Map<Day, Integer> daily) { return 1; }
          @Asset(partitions = ByDay.class) int dimension(@From(partitions = "day: same; market: all") int both) { return 1; }
          @Asset(partitions = ByDay.class) int unnamed(@From(partitions = "all") int both) { return 1; }
          @Asset(partitions = ByDay.class) int unrelated(int regional) { return 1; }
          @Asset(partitions = ByDay.class) int ofNone(@From(partitions = "-1") int whole) { return 1; }
          @Asset int counts(@From(partitions = "-1") int daily) { return 1; }
          @Asset int noKey(@From(partitions = "only asia") int regional) { return 1; }
          @Asset(partitions = ByRegion.class) int noTime(@From(partitions = "previous") int regional) { return 1; }
          @StaticPartitions({"eu", "asia"}) interface ByOtherRegion {}
          @Asset(partitions = ByOtherRegion.class) int lacking(@From(partitions = "region: same") int regional) { return 1; }
          @Asset(partitions = ByOtherRegion.class) int unmapped(@From(partitions = "map eu=eu") int regional) { return 1; }
          @Asset(partitions = ByDay.class, after = {"daily[tomorrow]", "regional", "whole"}) void after() {}
          @Asset int inTheName(@From("daily[last]") int day) { return 1; }
          @Asset(after = "daily[]") int brackets() { return 1; }
          @Asset(partitions = ByDay.class) int never(@From(partitions = "-40000") int daily) { return 1; }
          @Asset(partitions = ByDay.class) int future(@From(partitions = "1") int daily) { return 1; }
        }
        """, """
        interface Marts {
          record Row(int a) {}
          @Asset(partitions = ByDayAndRegion.class) static Table<Row> rows(Day day) { return Table.of(List.of()); }
          @SqlAsset(partitions = ByDay.class, sql = "select * from {rows[dya: -6..0; region: all]} where day = :partition")
          Table<Row> noDimension();
          @SqlAsset(partitions = ByDay.class, sql = "select * from {rows}, {rows[day: -1]}, {rows[ day: -6..0; region: all ]}")
          Table<Row> fine();
        }
        """);
  }

  private static Scenario zones() {
    return Scenario.of("mixed-zones", GRIDS + """
        @Daily(start = "2026-01-01", zone = "America/New_York") interface ByNewYorkDay {}
        class Sales {
          @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
          @Asset(partitions = ByNewYorkDay.class) int abroad(int daily) { return 1; }
          @Asset(partitions = ByNewYorkDay.class, after = "daily") int later() { return 1; }
          @Asset(partitions = ByNewYorkDay.class) int before(@From(partitions = "-1") int daily) { return 1; }
          @Asset(partitions = ByNewYorkDay.class) int fine(@From(partitions = "all") Map<Day, Integer> daily) { return 1; }
        }
        """);
  }

  private static Scenario previous() {
    return Scenario.of("bad-previous", GRIDS + """
        class Balances {
          record Pair(int first, List<String> second) {}
          @Asset(partitions = ByDay.class) int plain(Day day, @Previous int before) { return 1; }
          @Asset(partitions = ByDay.class) int wrong(@Previous Optional<String> before) { return 1; }
          @Asset int noGrid(@Previous Optional<Integer> before) { return 1; }
          @Asset(partitions = ByRegion.class) int noTime(@Previous Optional<Integer> before) { return 1; }
          @Asset(partitions = ByDay.class) void effect(@Previous Optional<Integer> before) {}
          @Asset(partitions = ByDay.class) int both(@Previous @From("plain") Optional<Integer> before) { return 1; }
          @MultiAsset(partitions = ByDay.class) Pair pair(@Previous Optional<Integer> before,
              @Previous Optional<List<String>> second) { return null; }
          @Asset(partitions = ByDay.class) int itself(@From("itself") Optional<Integer> before) { return 1; }
          @Check Outcome grows(@Previous Optional<Integer> plain) { return Outcome.pass(true, ""); }
          @External(partitions = ByDay.class) Observed seen(Day day, @Previous Optional<Integer> before) { return null; }
          @Asset(partitions = ByDayAndRegion.class, after = "seen") Result<Integer> fine(@Previous Optional<Integer> before) { return Result.of(1); }
          @Asset(partitions = ByDay.class, after = "grown[previous]") int grown() { return 1; }
        }
        """);
  }

  private static Scenario early() {
    return Scenario.of("early-start", GRIDS + """
        @Monthly(start = "2025-01", zone = "Europe/London") interface ByEarlierMonth {}
        class Sales {
          @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
          @Asset(partitions = ByEarlierMonth.class) int monthly(Map<Day, Integer> daily) { return 1; }
          @Asset(partitions = ByEarlierMonth.class) int ofAll(@From(partitions = "all") Map<Day, Integer> daily) { return 1; }
          @Asset(partitions = ByEarlierMonth.class, after = {"daily", "daily[1]"}) int later() { return 1; }
          @Asset(partitions = ByMonth.class) int fine(@From(partitions = "-1") int monthly, Map<Day, Integer> daily) { return 1; }
        }
        """);
  }
}
