package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.home.RegisteredProcess;
import dev.assetwright.model.RunStatus;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.upkeep.Backup;
import dev.assetwright.upkeep.Compaction;
import dev.assetwright.upkeep.Finding;
import dev.assetwright.upkeep.FreeSpace;
import dev.assetwright.upkeep.HomeCheck;
import dev.assetwright.upkeep.Report;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Homes that the engine made, broken in every way that a disk or a hand breaks them. */
class HomeUpkeepTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-03T12:00:00Z"), ZoneOffset.UTC);
  private static final FreeSpace PLENTY = folder -> Long.MAX_VALUE;

  @TempDir
  Path folder;

  private Home home;

  @BeforeEach
  void openHome() {
    home = Home.open(folder.resolve("home"));
  }

  /** A value by day, a table by day of it, and a value of the table. */
  private static EngineFixture engine(Home home, EngineFixture.Method total) {
    return new EngineFixture(home.folder(), CLOCK)
        .on(SqliteStore.open(home.database(), CLOCK))
        .external("raw", null)
        .asset(
            "clean",
            EngineFixture.DAYS,
            (in, arguments) -> "clean of " + arguments.partition().key(),
            "raw")
        .table("sales", EngineFixture.DAYS, (in, arguments) -> in.get(0) + " sold", "clean")
        .asset("total", null, total, "sales")
        .start();
  }

  private void materialize() throws Exception {
    materialize("1");
  }

  /** Materializes all by code of a version, and ends the process. */
  private void materialize(String version) throws Exception {
    try (EngineFixture engine = engine(home, (in, arguments) -> "total " + version)) {
      engine.see("raw", null, "v1");
      engine.change("total", version);
      engine.materialize();
    }
  }

  private Report examine() {
    return HomeCheck.of(home, CLOCK);
  }

  private static List<String> problems(Report report) {
    return texts(report, Finding.Level.PROBLEM);
  }

  private static List<String> texts(Report report, Finding.Level level) {
    return report.findings().stream()
        .filter(finding -> finding.level() == level)
        .map(finding -> finding.subject() + ": " + finding.text())
        .toList();
  }

  /** The only file of a data version of a cell. */
  private Path valueFile(String cell) throws IOException {
    try (Stream<Path> files = Files.list(home.values().resolve(cell))) {
      return files.filter(file -> file.toString().endsWith(".gz")).findFirst().orElseThrow();
    }
  }

  private static void sql(Path file, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  @Test
  void aHomeAsItShouldBeHasNoFindings() throws Exception {
    materialize();

    Report report = examine();

    assertThat(report.isHealthy()).isTrue();
    assertThat(texts(report, Finding.Level.NOTE)).isEmpty();
    assertThat(texts(report, Finding.Level.OK))
        .anyMatch(text -> text.startsWith("history: ") && text.contains("events in the log"))
        .contains("values: 5 partitions are published, and all data is there as it was written.");
    assertThat(report.sizes().largestAssets()).hasSize(3);
    assertThat(report.sizes().largestAssets().get(0).asset()).isEqualTo("sales");
    assertThat(report.sizes().store()).isEqualTo(Files.size(home.database()));
  }

  @Test
  void aNewHomeIsHealthy() {
    assertThat(examine().isHealthy()).isTrue();
    assertThat(home.database()).doesNotExist();
  }

  @Test
  void aDamagedValueIsToldAndLeftWhereItIs() throws Exception {
    materialize();
    Path file = valueFile("clean/2026-01-01");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(file, bytes);

    assertThat(problems(examine()))
        .containsExactly(
            "values: The file of 'clean 2026-01-01' holds other bytes than those that were written: '%s'."
                .formatted(file));
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void aMissingValueIsTold() throws Exception {
    materialize();
    Files.delete(valueFile("clean/2026-01-02"));

    assertThat(problems(examine()))
        .containsExactly("values: Published values are not there: 'clean 2026-01-02'.");
  }

  @Test
  void aDroppedTableAndATableOfAnotherVersionAreTold() throws Exception {
    materialize();
    sql(
        home.warehouse(),
        "UPDATE assetwright_published SET data_version = 'other' WHERE partition = '2026-01-01'");
    assertThat(problems(examine()))
        .containsExactly(
            "warehouse: The tables hold other versions than the history says: 'sales 2026-01-01'.");

    sql(home.warehouse(), "DROP TABLE sales");
    assertThat(problems(examine()))
        .containsExactly(
            "warehouse: Published tables or partitions of tables are not there: 'sales 2026-01-01', 'sales 2026-01-02'.");
  }

  @Test
  void filesThatNothingNeedsAreNotedOnly() throws Exception {
    materialize();
    Path cell = home.values().resolve("clean/2026-01-01");
    Files.writeString(cell.resolve(".staged-17"), "half");
    Files.writeString(home.values().resolve("by-hand.txt"), "mine");

    Report report = examine();

    assertThat(report.isHealthy()).isTrue();
    assertThat(texts(report, Finding.Level.NOTE))
        .containsExactly(
            "values: A process that died left unfinished files; they go when their partition is materialized: '%s'."
                .formatted(cell.resolve(".staged-17")),
            "values: Of these files in 'values' nothing is on record: '%s'."
                .formatted(home.values().resolve("by-hand.txt")));
    assertThat(cell.resolve(".staged-17")).exists();
  }

  @Test
  void whatRetentionFreesIsTheVersionsBeforeTheOneBefore() throws Exception {
    materialize("1");
    Path first = valueFile("total/_");
    byte[] bytes = Files.readAllBytes(first);
    materialize("2");
    assertThat(examine().sizes().retentionFrees()).isZero();

    materialize("3");
    Files.write(first, bytes);

    assertThat(examine().sizes().retentionFrees()).isEqualTo(bytes.length);
    assertThat(examine().isHealthy()).isTrue();
  }

  @Test
  void aTruncatedStoreIsToldAndTheRestIsStillExamined() throws Exception {
    materialize();
    try (RandomAccessFile file = new RandomAccessFile(home.database().toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    Report report = examine();

    assertThat(problems(report))
        .singleElement()
        .asString()
        .startsWith("store: 'assetwright.db' is damaged");
    assertThat(texts(report, Finding.Level.OK)).anyMatch(text -> text.startsWith("warehouse: "));
  }

  @Test
  void anEmptyOrMissingStoreBesideDataIsAProblem() throws Exception {
    materialize();
    Files.write(home.database(), new byte[0]);
    assertThat(problems(examine()))
        .singleElement()
        .asString()
        .contains("is empty, though there are values");

    Files.delete(home.database());
    assertThat(problems(examine()))
        .singleElement()
        .asString()
        .contains("is not there, though there is data");
    assertThat(home.database()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"assetwright.db", "warehouse.db"})
  void flippedBytesInAPageAreTold(String name) throws Exception {
    materialize();
    Path file = home.folder().resolve(name);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(4096 + 1);
      bytes.write("flipped by a failing disk".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(problems(examine()))
        .isNotEmpty()
        .first()
        .asString()
        .contains("'%s' is damaged".formatted(name));
  }

  @Test
  void aProjectionThatTheLogContradictsIsTold() throws Exception {
    materialize();
    sql(
        home.database(),
        "UPDATE cell SET materialization_id = NULL, changed_at_nanos = NULL WHERE partition = '2026-01-01'"
            + " AND asset_id = (SELECT id FROM asset WHERE key = 'clean')",
        "UPDATE run SET status = 'STARTED'");

    assertThat(problems(examine()))
        .singleElement()
        .asString()
        .contains("the state of 'clean 2026-01-01'", "open runs: [] by the log");
  }

  @Test
  void eventsTakenOutOfTheLogAreTold() throws Exception {
    materialize();
    sql(home.database(), "DELETE FROM event WHERE sequence BETWEEN 3 AND 4");

    assertThat(problems(examine()))
        .singleElement()
        .asString()
        .contains("events 3 to 4 are not in the log");
  }

  @Test
  void aTextInTheStoreThatCannotBeReadIsTold() throws Exception {
    materialize();
    sql(home.database(), "UPDATE event SET payload = '{\"' WHERE sequence = 1");

    assertThat(problems(examine()))
        .singleElement()
        .asString()
        .contains("holds what cannot be read");
  }

  @Test
  void aStoreOfANewerVersionIsToldAndAnOlderOneIsNotChanged() throws Exception {
    materialize();
    sql(home.database(), "INSERT INTO schema_version VALUES (99, 'x', 'then')");
    assertThat(problems(examine())).singleElement().asString().contains("newer Assetwright");

    Files.delete(home.database());
    String script =
        Files.readString(Path.of("src/test/resources/dev/assetwright/store/sqlite/schema-1.sql"));
    sql(home.database());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.database());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
    byte[] before = Files.readAllBytes(home.database());

    Report report = examine();

    assertThat(report.isHealthy()).isTrue();
    assertThat(texts(report, Finding.Level.NOTE)).anyMatch(text -> text.contains("older version"));
    assertThat(home.database()).hasBinaryContent(before);
  }

  @Test
  void compactingGivesBackWhatIsFreeAndLosesNothing() throws Exception {
    materialize();
    sql(
        home.warehouse(),
        "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
            + " SELECT randomblob(1000) AS b FROM n",
        "DROP TABLE filler");
    assertThat(examine().sizes().compactingFrees()).isGreaterThan(400_000);

    Compaction.Result result = Compaction.of(home, CLOCK, PLENTY);

    assertThat(result.files())
        .extracting(Compaction.CompactedFile::file)
        .containsExactly("assetwright.db", "warehouse.db");
    assertThat(result.files().get(1).bytesAfter())
        .isLessThan(result.files().get(1).bytesBefore() - 400_000)
        .isEqualTo(Files.size(home.warehouse()));
    assertThat(examine().isHealthy()).isTrue();
    assertThat(examine().sizes().compactingFrees()).isZero();
  }

  @Test
  void compactingIsRefusedWhileAProcessIsAtWork() throws Exception {
    materialize();
    try (RegisteredProcess process =
        new ProcessRegistry(home, CLOCK, new Random(1)).register("serve")) {
      assertThatThrownBy(() -> Compaction.of(home, CLOCK, PLENTY))
          .isInstanceOfSatisfying(ApplicationException.class, refused -> {
            assertThat(refused.code()).isEqualTo("HomeInUse");
            assertThat(refused.hints())
                .first()
                .asString()
                .startsWith("Stop 'assetwright serve' (process ");
          });
      assertThat(process.id()).isNotEmpty();
    }
    assertThat(Compaction.of(home, CLOCK, PLENTY).files()).hasSize(2);
  }

  @Test
  void compactingAndBackingUpAreRefusedWithoutRoom() throws Exception {
    materialize();

    assertThatThrownBy(() -> Compaction.of(home, CLOCK, any -> 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessageContaining("free space");
    assertThatThrownBy(() -> Backup.of(home, folder.resolve("copy"), CLOCK, any -> 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessageContaining("free space");
    assertThat(Files.list(folder)).containsExactly(home.folder());
  }

  @Test
  void compactingADamagedFileIsRefused() throws Exception {
    materialize();
    try (RandomAccessFile file = new RandomAccessFile(home.database().toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    assertThatThrownBy(() -> Compaction.of(home, CLOCK, PLENTY))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.code()).isEqualTo("HomeDamaged"));
  }

  @Test
  void aBackupIsAHomeInWhichEverythingIsUpToDate() throws Exception {
    materialize("1");
    materialize("2");
    Path copy = folder.resolve("back'up?/1");

    Backup.Result result = Backup.of(home, copy, CLOCK, PLENTY);

    assertThat(result.verification().isHealthy()).isTrue();
    assertThat(result.values()).isEqualTo(3);
    assertThat(result.notCopied()).isEmpty();
    try (SqliteStore store = SqliteStore.open(home.database(), CLOCK)) {
      assertThat(result.events()).isEqualTo(store.lastSequence());
    }
    assertThat(Files.list(copy.getParent())).containsExactly(copy);
  }

  @Test
  void aBackupOutlivesWhatHappensToTheHome() throws Exception {
    materialize("1");
    Path copy = folder.resolve("copy");
    Backup.of(home, copy, CLOCK, PLENTY);
    materialize("2");
    materialize("3");
    Files.write(home.database(), new byte[0]);

    home = Home.open(copy);
    try (EngineFixture restored = engine(home, (in, arguments) -> "total 1")) {
      restored.see("raw", null, "v1");
      assertThat(restored.materialize()).isEmpty();
      assertThat(restored.value("total", null)).isEqualTo("total 1");
      assertThat(restored.value("clean", "2026-01-02")).isEqualTo("clean of 2026-01-02");
    }
  }

  @Test
  void aBackupOverwritesNothingAndDoesNotLieInTheHome() throws Exception {
    materialize();
    Path taken = Files.createDirectory(folder.resolve("taken"));

    assertThatThrownBy(() -> Backup.of(home, taken, CLOCK, PLENTY))
        .hasMessageContaining("overwrites nothing");
    assertThatThrownBy(() -> Backup.of(home, home.folder().resolve("copy"), CLOCK, PLENTY))
        .hasMessageContaining("inside the home");
    assertThatThrownBy(() ->
            Backup.of(Home.open(folder.resolve("empty")), folder.resolve("copy"), CLOCK, PLENTY))
        .hasMessageContaining("holds no store");
    assertThat(folder.resolve("copy")).doesNotExist();
    assertThat(taken).isEmptyDirectory();
  }

  @Test
  void aBackupOfADamagedStoreLeavesNothingBehind() throws Exception {
    materialize();
    try (RandomAccessFile file = new RandomAccessFile(home.database().toFile(), "rw")) {
      file.seek(2 * 4096L);
      file.write(new byte[(int) file.length() - 2 * 4096]);
    }

    assertThatThrownBy(() -> Backup.of(home, folder.resolve("copy"), CLOCK, PLENTY))
        .hasMessageContaining("damaged");
    assertThat(Files.list(folder)).containsExactly(home.folder());
  }

  @Test
  void aBackupOfAHomeWithAMissingValueSaysSo() throws Exception {
    materialize();
    Files.delete(valueFile("clean/2026-01-02"));

    Backup.Result result = Backup.of(home, folder.resolve("copy"), CLOCK, PLENTY);

    assertThat(problems(result.verification()))
        .containsExactly("values: Published values are not there: 'clean 2026-01-02'.");
  }

  @Test
  void tablesThatDifferFromTheHistoryCountAsMissingInTheCopy() throws Exception {
    materialize();
    sql(
        home.warehouse(),
        "UPDATE assetwright_published SET data_version = 'other' WHERE partition = '2026-01-01'");
    Path copy = folder.resolve("copy");

    Backup.Result result = Backup.of(home, copy, CLOCK, PLENTY);

    assertThat(result.notCopied()).containsExactly("sales 2026-01-01");
    try (EngineFixture restored = engine(Home.open(copy), (in, arguments) -> "total 1")) {
      restored.see("raw", null, "v1");
      assertThat(restored.materialize()).contains("sales@2026-01-01=SUCCEEDED");
    }
    assertThat(problems(HomeCheck.of(Home.open(copy), CLOCK))).isEmpty();
  }

  @Test
  void tablesThatTheWarehouseDoesNotHaveAreNamedAsNotCopied() throws Exception {
    materialize();
    sql(home.warehouse(), "DROP TABLE assetwright_published");
    assertThat(Backup.of(home, folder.resolve("unmarked"), CLOCK, PLENTY).notCopied())
        .containsExactly("sales 2026-01-01", "sales 2026-01-02");

    Files.delete(home.warehouse());
    Backup.Result result = Backup.of(home, folder.resolve("without"), CLOCK, PLENTY);

    assertThat(result.notCopied()).containsExactly("sales 2026-01-01", "sales 2026-01-02");
    assertThat(folder.resolve("without/warehouse.db")).doesNotExist();
  }

  @Test
  void aRunAtWorkIsInterruptedInTheCopyAndGoesOnInTheHome() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Path copy = folder.resolve("copy");
    try (EngineFixture engine = engine(home, (in, arguments) -> {
      reached.countDown();
      release.await();
      return "total";
    })) {
      engine.see("raw", null, "v1");
      String run = engine.begin();
      reached.await();

      Backup.Result result = Backup.of(home, copy, CLOCK, PLENTY);

      assertThat(result.verification().isHealthy()).isTrue();
      release.countDown();
      assertThat(engine.await(run)).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(new ProcessRegistry(Home.open(copy), CLOCK, new Random(1)).deadProcesses())
          .containsExactly("here");
      try (EngineFixture restored = engine(Home.open(copy), (in, arguments) -> "total")) {
        assertThat(restored.interrupted).containsExactly(run);
        restored.see("raw", null, "v1");
        assertThat(restored.materialize()).containsExactly("total=SUCCEEDED");
      }
    }
  }

  @Test
  void backupsWhileTablesAreReplacedAllTheTimeNeverHoldATableOfAnotherVersion() throws Exception {
    materialize();
    CountDownLatch stop = new CountDownLatch(1);
    AtomicInteger made = new AtomicInteger();
    try (EngineFixture engine = new EngineFixture(home.folder(), CLOCK)
        .on(SqliteStore.open(home.database(), CLOCK))
        .external("raw", null)
        .table("busy", null, (in, arguments) -> "number " + made.incrementAndGet(), "raw")
        .start()) {
      Thread writer = new Thread(() -> {
        for (int version = 0; stop.getCount() > 0; version++) {
          engine.see("raw", null, "v" + version);
          try {
            engine.materialize("busy");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      });
      writer.start();
      try {
        for (int round = 0; round < 5; round++) {
          Path copy = folder.resolve("copy-" + round);
          Backup.Result result = Backup.of(home, copy, CLOCK, PLENTY);
          assertThat(problems(result.verification()))
              .allMatch(problem ->
                  !result.notCopied().isEmpty() && problem.contains("are not there: 'busy'"));
          assertThat(problems(examine())).isEmpty();
        }
      } finally {
        stop.countDown();
        writer.join();
      }
    }
  }
}
