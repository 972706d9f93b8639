package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users read when something is not as it should be; nothing is lost by any of it. */
@Timeout(180)
class BadInputTest {
  @TempDir
  Path folder;

  private Path home;
  private Path files;

  @BeforeEach
  void writeFiles() throws IOException {
    home = folder.resolve("home");
    files = Files.createDirectories(folder.resolve("files"));
    CornerDays.write(files);
  }

  private SalesProject start() {
    return new SalesProject(home, files);
  }

  private static void refused(
      ThrowingCallable request, Category category, String code, String... lines) {
    ApplicationException e = catchThrowableOfType(ApplicationException.class, request);
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).isEqualTo(lines[0]);
    assertThat(e.hints()).containsExactlyElementsOf(List.of(lines).subList(1, lines.length));
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.category()).isEqualTo(category);
  }

  @Test
  void aSalesFolderThatVanishesLeavesEverythingAsItWas() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Path elsewhere = folder.resolve("elsewhere");
      Files.move(files, elsewhere);

      refused(
          project::materializeMarts,
          Category.ENVIRONMENT,
          "ObservationFailed",
          "'raw/sales_file' could not be looked at: 'sales.folder' is '%s', which does not exist. Nothing was changed. Make it a folder with one file a day, such as 2010-12-01.csv, or name another: --set sales.folder=FOLDER"
              .formatted(files),
          "Nothing was run. What was materialized before is as it was.");

      project.requireRightFigures(elsewhere);
      Files.move(elsewhere, files);
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aFileThatVanishesLeavesItsDay() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Path kept = folder.resolve("kept.csv");
      Files.move(files.resolve("2010-01-05.csv"), kept);

      assertThat(project.materializeMarts()).isEmpty();
      RunView run = project.materialize("sales_lines", "2010-01-05");

      assertThat(run.run().status()).isEqualTo("SUCCEEDED");
      assertThat(run.steps())
          .extracting(RunView.Step::status, RunView.Step::reason)
          .containsExactly(tuple("SKIPPED", "nothing is there"));
      Files.move(kept, files.resolve("2010-01-05.csv"));
      project.requireRightFigures(files);
    }
  }

  @Test
  void aFileWithoutAColumnFailsItsDayAlone() throws Exception {
    Files.writeString(files.resolve("2010-01-07.csv"), "Invoice,StockCode,Quantity\n1,2,3\n");
    try (SalesProject project = start()) {
      List<String> steps = project.materializeMarts();

      assertThat(steps)
          .filteredOn(step -> step.contains("2010-01-07"))
          .containsExactlyInAnyOrder(
              "raw/sales_lines 2010-01-07 FAILED",
              "clean/sales 2010-01-07 BLOCKED",
              "clean/rejected_sales 2010-01-07 BLOCKED",
              "mart/daily_product_sales 2010-01-07 BLOCKED",
              "mart/daily_sales 2010-01-07 BLOCKED");
      assertThat(steps)
          .filteredOn(step -> !step.contains("2010-01-07"))
          .allMatch(step -> step.endsWith(" SUCCEEDED"));
      Files.delete(files.resolve("2010-01-07.csv"));
      project.requireRightFigures(files);
      try (Stream<Path> values = Files.walk(home.resolve("values"))) {
        assertThat(values.filter(file -> file.toString().contains("2010-01-07")))
            .allMatch(Files::isDirectory);
      }
    }
  }

  @Test
  void aDroppedTableIsMissingAndMadeAnew() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Databases.change(home.resolve("warehouse.db"), "DROP TABLE mart_daily_sales");

      // One day alone, then a start that knows of the drop only from what it finds.
      assertThat(project.materialize("daily_sales", "2010-01-05").run().status())
          .isEqualTo("SUCCEEDED");
    }
    try (SalesProject project = start()) {
      assertThat(project.executed())
          .contains("mart/daily_sales 2010-01-04", "mart/daily_sales 2010-02-01")
          .doesNotContain("mart/daily_sales 2010-01-05")
          .noneMatch(step -> step.startsWith("clean/"));
      project.requireRightFigures(files);
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aDeletedWarehouseIsMadeAnew() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Files.delete(home.resolve("warehouse.db"));

      assertThat(project.executed())
          .hasSize(4 * 4 + 1)
          .noneMatch(step -> step.startsWith("raw/sales_lines"));
      project.requireRightFigures(files);
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aDamagedValueIsFoundSaidAndMadeAnew() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Path value = valueOf("2010-01-05");
      Files.writeString(value, "no value");
      Databases.change(home.resolve("warehouse.db"), "DROP TABLE clean_sales");

      RunView failed = project.materialize("clean/sales", "2010-01-05");

      assertThat(failed.run().status()).isEqualTo("FAILED");
      assertThat(failed.steps().get(0).reason())
          .isEqualTo(
              "The data of 'raw/sales_lines' in '%s' is damaged: Not in GZIP format. It was moved aside to '.damaged-%s' and counts as missing. Materialize 'raw/sales_lines' again to rebuild it."
                  .formatted(value, value.getFileName()));
      assertThat(project.materializeMarts()).allMatch(step -> !step.endsWith("FAILED"));
      project.requireRightFigures(files);
      assertThat(valueOf("2010-01-05")).isEqualTo(value);
    }
  }

  @Test
  void aDeletedValueIsMissingAndMadeAnew() throws Exception {
    try (SalesProject project = start()) {
      project.materializeMarts();
      Files.delete(valueOf("2010-01-05"));

      assertThat(project.materializeMarts())
          .contains("raw/sales_lines 2010-01-05 SUCCEEDED")
          .allMatch(step -> step.startsWith("raw/") || step.endsWith("REUSED"));
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aStoreThatAStrangerLocksForAWhileIsWaitedFor() throws Exception {
    ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    try (SalesProject project = start();
        Connection stranger =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("assetwright.db"));
        Statement statement = stranger.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      Future<?> unlocked = later.schedule(() -> statement.execute("ROLLBACK"), 2, TimeUnit.SECONDS);

      assertThat(project.materializeMarts()).allMatch(step -> step.endsWith(" SUCCEEDED"));

      unlocked.get();
      project.requireRightFigures(files);
    } finally {
      later.shutdown();
    }
  }

  @Test
  void aHomeOfANewerVersionIsLeftAlone() throws Exception {
    start().close();
    Path store = home.resolve("assetwright.db");
    Databases.change(
        store, "INSERT INTO schema_version SELECT max(version) + 1, 'x', 0 FROM schema_version");

    assertThatThrownBy(this::start)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageMatching(
            "The store '%s' was written by a newer Assetwright: it has schema [0-9]+, this one knows up to [0-9]+. Nothing was changed. Use the newer version, or another folder with --home."
                .formatted(store));
    assertThat(home.resolve("processes")).isEmptyDirectory();
  }

  @Test
  void aHomeThatIsAFileIsRefused() throws Exception {
    Files.writeString(home, "a file");

    assertThatThrownBy(this::start)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(
            "The home '%s' cannot be used: '%s' is a file, not a folder. Nothing was started. Make room or give this user write access, or choose another folder with --home.",
            home, home);
  }

  @Test
  void whatDoesNotExistIsToldWithASuggestion() {
    try (SalesProject project = start()) {
      Application application = project.application();
      refused(
          () -> project.materialize("mart/daily_sale", "all"),
          Category.NOT_FOUND,
          "UnknownAsset",
          "There is no asset 'mart/daily_sale'. Did you mean 'mart/daily_sales'?",
          "To see all assets: assetwright list");
      refused(
          () -> project.materialize("group:marts", "all"),
          Category.USAGE,
          "BadSelection",
          "No asset has the group 'marts'. Did you mean 'mart'?",
          "To see all assets: assetwright list");
      refused(
          () -> project.materialize("daily_sales", "2009-11-30"),
          Category.USAGE,
          "BadPartition",
          "'2009-11-30' lies before the first day, 2009-12-01.");
      refused(
          () -> project.materialize("daily_sales", "2999-01-01"),
          Category.USAGE,
          "BadPartition",
          "'2999-01-01' does not exist yet: it ends at 2999-01-02T00:00:00Z. The newest is %s."
              .formatted(LocalDate.now(ZoneId.of("Europe/London")).minusDays(1)));
      refused(
          () -> project.materialize("daily_sales", "yesterday"),
          Category.USAGE,
          "BadPartition",
          "'yesterday' is no day; one is written like 2009-12-01.");
      refused(
          () -> application.asset("daily_sales", "2010-02-30"),
          Category.USAGE,
          "BadPartition",
          "'2010-02-30' is no day; one is written like 2009-12-01.");
      refused(
          () -> application.run("zzzzzz", 0, 1),
          Category.NOT_FOUND,
          "UnknownRun",
          "There is no run 'zzzzzz'.",
          "To see the latest runs: assetwright runs");
      assertThat(application.runs(null, null, 10).runs()).isEmpty();
    }
  }

  @Test
  void anUnknownSettingIsToldWithASuggestion() {
    refused(
        () -> new SalesProject(home, Assetwright.Mode.COMMAND, List.of("sales.foldr=" + files)),
        Category.USAGE,
        "Configuration",
        "The configuration does not fit.",
        "'sales.foldr' (--set) is no known setting. Did you mean 'sales.folder'?");
  }

  private Path valueOf(String day) throws IOException {
    try (Stream<Path> found = Files.list(home.resolve("values/raw/sales_lines").resolve(day))) {
      return found
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .findFirst()
          .orElseThrow();
    }
  }
}
