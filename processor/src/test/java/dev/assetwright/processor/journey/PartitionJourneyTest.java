package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What grids and mappings promise, from the compiler to the values that come out. */
@Timeout(180)
class PartitionJourneyTest {
  @TempDir
  Path folder;

  /** Three days have ended since, whenever this runs. */
  private final LocalDate start = LocalDate.now(ZoneOffset.UTC).minusDays(3);

  private EditedProject project(String shop) throws Exception {
    return new EditedProject(folder)
        .source("Shop", """
            package shop;
            import dev.assetwright.*;
            import java.util.*;
            final class Shop {
              @Daily(start = "%s") interface ByDay {}
              @StaticPartitions({"eu", "us"}) interface ByRegion {}
              @ProductOf({ByDay.class, ByRegion.class}) interface ByDayAndRegion {}
              record Line(int cents) {}
              static int number(Day day) {
                return (int) java.time.LocalDate.parse("%s").until(day.date(), java.time.temporal.ChronoUnit.DAYS) + 1;
              }
            %s
            }
            """.formatted(start, start, shop))
        .compile();
  }

  @Test
  void anAssetGoesOnFromItsOwnPreviousPartition() throws Exception {
    EditedProject project = project("""
          @Asset(partitions = ByDay.class) static int balance(Day day, @Previous Optional<Integer> before) {
            return before.orElse(100) + number(day);
          }
          @Asset static int latest(@From(partitions = "last") int balance) { return balance; }
        """);

    assertThat(project.materialize()).containsExactly("balance", "balance", "balance", "latest");
    assertThat(project.value("latest")).isEqualTo("106");
    assertThat(project.materialize()).isEmpty();
  }

  @Test
  void aMultiAssetGoesOnFromWhatItMadeForThePreviousPartition() throws Exception {
    EditedProject project = project("""
          record Both(int sum, List<String> names) {}
          @MultiAsset(partitions = ByDay.class)
          static Both both(Day day, @Previous Optional<Integer> sum, @Previous Optional<List<String>> names) {
            List<String> all = new ArrayList<>(names.orElse(List.of()));
            all.add("d" + number(day));
            return new Both(sum.orElse(0) + number(day), all);
          }
          @Asset static String newest(@From(partitions = "last") int sum, @From(partitions = "last") List<String> names) {
            return sum + String.join("", names);
          }
        """);

    project.materialize();

    assertThat(project.value("newest")).isEqualTo("6d1d2d3");
    assertThat(project.stale()).isEmpty();
  }

  @Test
  void aReaderGetsTheWindowsAndTheOtherDimensionsThatItAsksFor() throws Exception {
    EditedProject project = project("""
          @Asset(partitions = ByDayAndRegion.class) static int sales(Day day, Label region) {
            return number(day) * (region.key().equals("eu") ? 1 : 100);
          }
          @Asset(partitions = ByDay.class) static int moving(
              @From(value = "sales", partitions = "day: -1..0; region: all") Map<Combination, Integer> both,
              @From(value = "sales", partitions = "region: only us") int us) {
            return both.values().stream().mapToInt(i -> i).sum() * 1000 + us;
          }
          @Asset static String newest(@From(partitions = "last") int moving,
              @From(value = "sales", partitions = "day: last") Map<Partition, Integer> last) {
            return moving + " " + last.size();
          }
        """);

    project.materialize();

    // Days 2 and 3 of both regions: 2 + 3 + 200 + 300; of the last day in the US 300.
    assertThat(project.value("newest")).isEqualTo("505300 2");
    assertThat(project.stale()).isEmpty();
  }

  @Test
  void whatReadsOnePartitionThatNeverExistsIsSkippedUnlessItIsOptional() throws Exception {
    EditedProject project = project("""
          @Asset(partitions = ByDay.class) static int sales(Day day) { return number(day); }
          @Asset(partitions = ByDay.class) static int change(int sales,
              @From(value = "sales", partitions = "previous") int before) {
            return sales - before;
          }
          @Asset(partitions = ByDay.class) static int perhaps(
              @From(value = "sales", partitions = "previous") Optional<Integer> before) {
            return before.orElse(-1);
          }
          @Asset static String all(Map<Day, Integer> change, Map<Day, Integer> perhaps) {
            return change.values() + " " + perhaps.values();
          }
        """);

    project.materialize();

    assertThat(project.value("all")).isEqualTo("[1, 1] [-1, 1, 2]");
    assertThat(project.stale()).isEmpty();
  }

  @Test
  void aStatementReadsOneTableInSeveralWindows() throws Exception {
    EditedProject project = project("""
          @Asset(partitions = ByDay.class) static Table<Line> lines(Day day) {
            return Table.of(List.of(new Line(number(day))));
          }
          interface Marts {
            @SqlAsset(partitions = ByDay.class, sql = \"""
                SELECT (SELECT sum(cents) FROM {lines}) * 100 + coalesce((SELECT sum(cents) FROM {lines[-1]}), 0) * 10
                  + (SELECT count(*) FROM {lines[day: -6..0]}) AS cents\""")
            Table<Line> change();
          }
          @Asset static int last(@From(partitions = "last") Table<Line> change) {
            return change.toList().get(0).cents();
          }
        """);

    project.materialize();

    assertThat(project.value("last")).isEqualTo("323");
    assertThat(project.stale()).isEmpty();
  }
}
