package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.boot.Doctor;
import dev.assetwright.postgres.project.ProjectProcess;
import dev.assetwright.query.view.RunView;
import dev.assetwright.upkeep.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project as its users start it, with its history in PostgreSQL. */
@Timeout(300)
class ProjectOnPostgresTest {
  private static final int STEPS = 23;

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path folder;

  private Path home;
  private Path gate;
  private List<String> settings;

  @BeforeEach
  void set() {
    home = folder.resolve("home");
    gate = folder.resolve("gate");
    settings =
        List.of("store.url=" + server.url(), "store.user=postgres", "store.schema=" + schema);
  }

  @Test
  void itsHistoryIsInTheDatabaseAndItsValuesAreInTheHome() throws Exception {
    try (Assetwright project = ProjectProcess.here(home, settings)) {
      assertThat(ProjectProcess.materializeAll(project.application())).isEqualTo(STEPS);
    }

    assertThat(home.resolve("assetwright.db")).doesNotExist();
    assertThat(Files.list(home.resolve("values"))).isNotEmpty();
    assertThat(text("SELECT count(*) FROM materialization")).isEqualTo("" + STEPS);
    try (Assetwright again = ProjectProcess.here(home, settings)) {
      assertThat(ProjectProcess.materializeAll(again.application())).isZero();
    }
  }

  @Test
  void tablesAreInTheDatabaseAndTheHistoryInItsFile() throws Exception {
    List<String> tables = List.of(
        "warehouse.url=" + server.url(), "warehouse.user=postgres", "warehouse.schema=" + schema);
    try (Assetwright project = ProjectProcess.here(home, tables)) {
      assertThat(ProjectProcess.materializeAll(project.application())).isEqualTo(STEPS);
    }

    assertThat(home.resolve("warehouse.db")).doesNotExist();
    assertThat(home.resolve("assetwright.db")).exists();
    assertThat(text("SELECT words || ' ' || letters FROM mart_counted")).isEqualTo("10 20");
    server.execute(schema, "DROP TABLE mart_counted");
    try (Assetwright again = ProjectProcess.here(home, tables)) {
      assertThat(ProjectProcess.materializeAll(again.application())).isEqualTo(1);
      assertThat(ProjectProcess.materializeAll(again.application())).isZero();
    }
    assertThat(Doctor.examine(ProjectProcess.options(home, tables)).findings())
        .noneMatch(finding -> finding.level() == Finding.Level.PROBLEM)
        .extracting(Finding::text)
        .anyMatch(text -> text.contains("schema '" + schema + "', and were not examined"));
    assertThatThrownBy(
            () -> Doctor.backUp(ProjectProcess.options(home, tables), folder.resolve("copy")))
        .hasMessageContaining("would be no backup: its tables are where 'warehouse.url' says");
  }

  @Test
  void historyAndTablesAreInOneDatabaseInASchemaEach() throws Exception {
    List<String> both = new ArrayList<>(settings);
    both.addAll(List.of(
        "warehouse.url=" + server.url(),
        "warehouse.user=postgres",
        "warehouse.schema=" + schema + "_tables"));
    try (Assetwright project = ProjectProcess.here(home, both)) {
      assertThat(ProjectProcess.materializeAll(project.application())).isEqualTo(STEPS);
    }
    try (Assetwright again = ProjectProcess.here(home, both)) {
      assertThat(ProjectProcess.materializeAll(again.application())).isZero();
    }

    assertThat(text("SELECT words FROM " + schema + "_tables.mart_counted")).isEqualTo("10");
    both.set(both.size() - 1, "warehouse.schema=" + schema);
    assertThatThrownBy(() -> ProjectProcess.here(home, both))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.hints())
                .anyMatch(hint -> hint.contains("tables and history have a schema each")));
  }

  @Test
  void twoProcessesThatMaterializeAtOnceMakeEachCellOnce() throws Exception {
    Files.createFile(gate);
    try (ProjectProcess other = ProjectProcess.start(home, settings, gate);
        Assetwright here = ProjectProcess.here(home, settings)) {
      assertThat(other.said()).isEqualTo("ready");

      ProjectProcess.materializeAll(here.application());

      assertThat(other.said()).endsWith(" steps");
    }

    assertThat(text("SELECT count(*) FROM materialization WHERE sequence IS NOT NULL"))
        .isEqualTo("" + STEPS);
    assertThat(text("SELECT count(*) FROM claim")).isEqualTo("0");
  }

  @Test
  void theRunOfAKilledProcessIsInterruptedAndFinishedFromHere() throws Exception {
    String run;
    try (ProjectProcess other = ProjectProcess.start(home, settings, gate);
        Assetwright here = ProjectProcess.here(home, settings)) {
      assertThat(other.said()).isEqualTo("ready");
      run = startedRun(here);
      other.kill();

      while (here.application().run(run, 0, 1).run().endedAt() == null) {
        Thread.onSpinWait();
      }
      assertThat(here.application().run(run, 0, 1).run().status()).isEqualTo("INTERRUPTED");
      ProjectProcess.materializeAll(here.application());
      assertThat(ProjectProcess.materializeAll(here.application())).isZero();
    }

    assertThat(text("SELECT count(*) FROM materialization WHERE sequence IS NOT NULL"))
        .isEqualTo("" + STEPS);
    assertThat(text("SELECT count(*) FROM session")).isEqualTo("0");
  }

  @Test
  void doctorExaminesTheStoreWhereItIs() throws Exception {
    Assetwright.Options options = ProjectProcess.options(home, settings);
    assertThat(store(options))
        .extracting(Finding::text)
        .anyMatch(text -> text.contains("It holds no history yet"));

    try (Assetwright project = ProjectProcess.here(home, settings)) {
      ProjectProcess.materializeAll(project.application());
    }

    List<Finding> findings = Doctor.examine(options).findings();
    // Tests run without it, to be quicker; nothing else is wrong.
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
        .extracting(Finding::text)
        .containsExactly(
            "The server runs with 'fsync = off': when its machine fails, what was recorded can be lost or"
                + " damaged.");
    assertThat(findings)
        .extracting(Finding::text)
        .anyMatch(text -> text.contains("schema '" + schema + "', on PostgreSQL 18"))
        .anyMatch(text -> text.contains("what follows from them is what is kept"))
        .anyMatch(text -> text.contains("23 partitions are published, and all data is there"))
        .anyMatch(text -> text.contains("pg_dump --schema=" + schema))
        .noneMatch(text -> text.contains("assetwright.db"));
    assertThat(Doctor.examine(options).sizes().store()).isGreaterThan(100_000);
  }

  @Test
  void aCopyOfTheHomeAloneIsNoBackup() {
    assertThatThrownBy(
            () -> Doctor.backUp(ProjectProcess.options(home, settings), folder.resolve("copy")))
        .isInstanceOf(ApplicationException.class)
        .hasMessageContaining("would be no backup: its history is in the store");
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void anAddressThatNothingOpensIsTold() {
    assertThatThrownBy(() -> ProjectProcess.here(home, List.of("store.url=jdbc:mysql://db/sales")))
        .isInstanceOf(ApplicationException.class)
        .hasMessage(
            "'store.url' begins with 'jdbc:mysql:', and nothing on the class path opens such a store.");
  }

  private static List<Finding> store(Assetwright.Options options) {
    return Doctor.examine(options).findings().stream()
        .filter(finding -> finding.subject().equals("store"))
        .toList();
  }

  /** Waits until a run of the other process has made something. */
  private static String startedRun(Assetwright here) {
    while (true) {
      for (RunView.Head run : here.application().runs(null, null, 10).runs()) {
        if (run.counts().getOrDefault("SUCCEEDED", 0) > 0) {
          return run.run();
        }
      }
      Thread.onSpinWait();
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = server.connect(schema)) {
      return PostgresSchema.text(connection, sql);
    }
  }
}
