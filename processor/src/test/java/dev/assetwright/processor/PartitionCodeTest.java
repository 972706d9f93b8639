package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every grid and every mapping in one program: it compiles without a word, and so does what is generated. */
class PartitionCodeTest {
  private static final List<Source> PROGRAM =
      List.of(Source.shop("""
          class Grids {
            @Hourly(start = "2026-01-01T00", zone = "Europe/London") interface ByHour {}
            @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
            @Weekly(start = "2026-01-05", zone = "Europe/London") interface ByWeek {}
            @Monthly(start = "2026-01", zone = "Europe/London") interface ByMonth {}
            @CronWindows(cron = "0 6 * * MON-FRI", start = "2026-01-01", zone = "Europe/London") interface ByShift {}
            @StaticPartitions({"eu", "us"}) interface ByRegion {}
            @StaticPartitions(value = {"de", "fr", "us"}, name = "market") interface ByShop {}
            @DynamicPartitions interface ByCustomer {}
            @ProductOf({ByDay.class, ByRegion.class}) interface ByDayAndRegion {}
            @ProductOf({ByMonth.class, ByRegion.class, ByCustomer.class}) interface ByAll {}
          }
          """), Source.shop("""
          class Sales extends Grids {
            record Line(int a) {}
            @Asset(partitions = ByHour.class) int hourly(Hour hour) { return 1; }
            @Asset(partitions = ByDay.class) Table<Line> daily(Day day, Map<Hour, Integer> hourly) { return Table.of(List.of()); }
            @Asset(partitions = ByWeek.class) int weekly(Week week, Table<Line> daily) { return 1; }
            @Asset(partitions = ByMonth.class) int monthly(Month month, Map<Week, Integer> weekly) { return 1; }
            @Asset(partitions = ByShift.class) int shift(Window window, Map<Hour, Integer> hourly) { return 1; }
            @Asset(partitions = ByRegion.class) int regional(Label region) { return 1; }
            @Asset(partitions = ByShop.class) int perMarket(Label market,
                @From(value = "regional", partitions = "map de=eu, fr=eu, us=us") int ofRegion) { return 1; }
            @Asset(partitions = ByRegion.class) int backAgain(
                @From(value = "per_market", partitions = "map eu=de+fr, us=us") Map<Label, Integer> markets) { return 1; }
            @Asset(partitions = ByCustomer.class) int perCustomer(Label customer,
                @From(partitions = "only eu") int regional) { return 1; }
            @Asset(partitions = ByDayAndRegion.class, after = "per_customer[last]")
            int both(Label region, Day day, int regional, Table<Line> daily) { return 1; }
            @Asset(partitions = ByDay.class, after = {"daily[-1]", "weekly[all]"}) int overRegions(
                @From(value = "both", partitions = "day: -6..0; region: all") Map<Combination, Integer> week,
                @From(value = "both", partitions = "region: only us") int us) { return 1; }
            @Asset(partitions = ByAll.class) int everything(Combination all, Month month, Label customer, Label region,
                Map<Combination, Integer> both, int perCustomer) { return 1; }
            @Asset(partitions = ByMonth.class) int nextMonth(@From(value = "monthly", partitions = "1") int next) { return 1; }
            @Asset(partitions = ByDay.class) int balance(Partition day, @Previous Optional<Integer> before) { return 1; }
            @Asset(partitions = ByDayAndRegion.class) List<String> balances(@Previous Optional<List<String>> before) { return List.of(); }
            record Pair(int debit, Table<Line> credit) {}
            @MultiAsset(partitions = ByShift.class) Pair pair(@Previous Optional<Integer> debit,
                @Previous Optional<Table<Line>> credit) { return null; }
            @Asset int total(@From(partitions = "last") int balance, Map<Partition, Integer> both,
                Map<Label, Integer> perCustomer, @From(partitions = "only eu, us") Map<Label, Integer> regional) { return 1; }
            @Check Outcome grows(int balance, Day day, @From(value = "balance", partitions = "previous") int before) {
              return Outcome.pass(true, "");
            }
            @Check Outcome isThere(int both, Label region, Day day) { return Outcome.pass(true, ""); }
            @External(partitions = ByHour.class) Map<Hour, Observed> files() { return Map.of(); }
            @External(partitions = ByDayAndRegion.class) Map<Partition, Observed> reports() { return Map.of(); }
            @Asset(partitions = ByDayAndRegion.class, after = {"files", "reports"}) void effect(Combination all) {}
          }
          """), Source.shop("""
          interface Marts {
            @SqlAsset(partitions = Grids.ByMonth.class, sql = "select a from {daily} where :partition > ''")
            Table<Sales.Line> ofMonth();
            @SqlAsset(partitions = Grids.ByDay.class,
                sql = "select a from {daily} except select a from {daily[-1]} except select a from { daily [day: -7..-2 ]}")
            Table<Sales.Line> change();
          }
          """));

  @TempDir
  Path work;

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void compilesWithoutAWarning(Compilation.Tool tool) {
    Compilation compilation = tool == Compilation.Tool.JAVAC
        ? compile(tool, "-Xlint:all,-processing", "-Werror")
        : compile(tool);

    assertThat(compilation.notes())
        .filteredOn(note -> !note.text().endsWith("is never used"))
        .isEmpty();
    assertThat(compilation.succeeded()).isTrue();
  }

  @Test
  void looksLikeItsSnapshots() throws Exception {
    Compilation compilation = compile(Compilation.Tool.JAVAC);

    for (String unit : List.of("shop/Sales_Unit.java", "shop/Marts_Unit.java")) {
      Snapshots.check(
          "generated/partitions/" + unit + ".txt", compilation.generated().get(unit));
    }
  }

  private Compilation compile(Compilation.Tool tool, String... options) {
    return Compilation.of(
        tool, work, PROGRAM, List.of(), List.of(new AssetwrightProcessor()), options);
  }
}
