package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.RunView;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, one of them killed now and then, make days of an asset of which one attempt may be under way at once. */
@Timeout(300)
class SharedLimitTest {
  private static final String HELD = "SELECT process FROM pool_share WHERE held > 0";

  /** How long each attempt took, in the order of their beginnings: from its place to what it published. */
  private static final String ATTEMPTS =
      "SELECT (started.at_nanos - lag(made.at_nanos) OVER (ORDER BY started.at_nanos)) / 1000"
          + " FROM event started JOIN event_kind kind ON kind.id = started.kind_id"
          + " JOIN materialization made"
          + " ON made.run_id = started.run_id AND made.cell_id = started.cell_id"
          + " JOIN cell ON cell.id = started.cell_id JOIN asset ON asset.id = cell.asset_id"
          + " WHERE kind.name = 'AttemptStarted' AND asset.key = '" + SalesProject.ONE_BY_ONE + "'";

  @TempDir
  Path folder;

  private Path home;
  private Path files;
  private Path store;

  @BeforeEach
  void setUp() throws Exception {
    new SampleSales(new SalesConfig(Optional.empty()))
        .run(new FakeEnvironment(folder, Clock.systemUTC(), false));
    files = folder.resolve("sample-sales");
    home = folder.resolve("home");
    store = home.resolve("assetwright.db");
  }

  /** Days before today, as a selection of partitions. */
  private static String days(int from, int to) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return today.minusDays(from) + ".." + today.minusDays(to);
  }

  private void requireOneAtATime() throws SQLException {
    List<String> gaps = Databases.query(store, ATTEMPTS);
    assertThat(gaps).hasSizeGreaterThan(30);
    assertThat(gaps.stream().filter(gap -> gap != null).map(Long::parseLong))
        .as("microseconds from what one published to the beginning of the next")
        .allMatch(gap -> gap >= 0);
    assertThat(Databases.query(store, "SELECT pool FROM pool_share")).isEmpty();
  }

  @Test
  void ofTwoProcessesOneAtATimeMakesWhatALimitCovers() throws Exception {
    try (SalesProject server = SalesProject.oneByOne(home, files, Assetwright.Mode.DEV);
        ProjectProcess command = ProjectProcess.oneByOne(home, files, days(30, 1))) {
      assertThat(command.said()).isEqualTo("ready");

      RunView here = server.materialize(SalesProject.ONE_BY_ONE, days(60, 31));

      assertThat(here.run().status()).isEqualTo("SUCCEEDED");
      assertThat(command.said()).as("it ends").isNull();
      assertThat(server.materialize(SalesProject.ONE_BY_ONE, days(60, 1))).isNull();
    }
    requireOneAtATime();
  }

  @Test
  void thePlaceOfAKilledProcessIsFreed() throws Exception {
    try (SalesProject server = SalesProject.oneByOne(home, files, Assetwright.Mode.DEV)) {
      for (int kills = 0; kills < 3; kills++) {
        try (ProjectProcess command = ProjectProcess.oneByOne(home, files, days(30, 1))) {
          assertThat(command.said()).isEqualTo("ready");
          while (Databases.query(store, HELD).isEmpty()) {
            Thread.onSpinWait();
          }
          assertThat(command.killAfter(0)).isTrue();
        }
        int from = 60 - 10 * kills;
        RunView here = server.materialize(SalesProject.ONE_BY_ONE, days(from, from - 9));
        assertThat(here.run().status()).isEqualTo("SUCCEEDED");
      }
      server.materialize(SalesProject.ONE_BY_ONE, days(60, 1));
      assertThat(server.materialize(SalesProject.ONE_BY_ONE, days(60, 1))).isNull();
    }
    requireOneAtATime();
  }
}
