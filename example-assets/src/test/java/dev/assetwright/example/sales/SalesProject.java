package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.RunView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The example as a user starts it: a home, a folder of files, and commands. */
final class SalesProject implements AutoCloseable {
  static final String ONE_BY_ONE = "raw/sales_lines";

  private static final List<String> TABLES = List.of(
      "clean_sales",
      "clean_rejected_sales",
      "mart_daily_product_sales",
      "mart_daily_sales",
      "mart_monthly_sales");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Path home;
  private final Assetwright process;

  SalesProject(Path home, Path folder) {
    this(home, folder, Assetwright.Mode.COMMAND);
  }

  SalesProject(Path home, Path folder, Assetwright.Mode mode) {
    this(home, mode, List.of("sales.folder=" + folder.toAbsolutePath()));
  }

  SalesProject(Path home, Assetwright.Mode mode, List<String> settings) {
    this.home = home;
    this.process = Assetwright.start(new Assetwright.Options(
        home,
        List.of("target/classes"),
        Path.of("").toAbsolutePath(),
        Map.of(),
        settings,
        mode,
        "test"));
  }

  /** One that makes no two days of {@link #ONE_BY_ONE} at a time, whoever else works in the home. */
  static SalesProject oneByOne(Path home, Path files, Assetwright.Mode mode) {
    return new SalesProject(
        home,
        mode,
        List.of(
            "sales.folder=" + files.toAbsolutePath(), "assetwright.limits=" + ONE_BY_ONE + " = 1"));
  }

  /** Materializes a selection; returns the run as it ended, or null with nothing to do. */
  @Nullable
  RunView materialize(String selection, String partitions) throws InterruptedException {
    Application.Started started = application()
        .materialize(new Application.Request(List.of(selection), partitions, false, false), "test");
    if (started.run() == null) {
      return null;
    }
    application().await(started.run());
    return application().run(started.run(), 0, 100_000);
  }

  Application application() {
    return process.application();
  }

  /** Brings all marts up to date; returns the run's steps as {@code asset partition STATUS}, empty when nothing ran. */
  List<String> materializeMarts() throws InterruptedException {
    RunView run = materialize("group:mart", "all");
    if (run == null) {
      return List.of();
    }
    return run.steps().stream()
        .map(step -> step.asset() + " " + step.partition() + " " + step.status())
        .toList();
  }

  boolean hasOpenBackfill() {
    return application().backfills(1_000).backfills().stream()
        .anyMatch(backfill -> backfill.status().equals("RUNNING"));
  }

  /** Drives the open backfill, or a new one of all marts, to its end; returns how it ended. */
  String backfillMarts() throws InterruptedException {
    Optional<String> open = application().backfills(1_000).backfills().stream()
        .filter(backfill -> backfill.status().equals("RUNNING"))
        .map(BackfillView.Head::backfill)
        .findFirst();
    String id = open.isPresent()
        ? open.get()
        : application()
            .startBackfill(
                new Application.Request(List.of("group:mart"), "all", false, true),
                10,
                null,
                "command line")
            .run();
    if (id == null) {
      return "nothing to do";
    }
    application().drive(id);
    return application().awaitBackfill(id).status();
  }

  /**
   * Drives the open backfill to its end. Cells that were at work three times when their process was killed are given up, rightly,
   * as a user then sees: those are tried again as a user would.
   */
  void finishBackfill() throws InterruptedException {
    String status = backfillMarts();
    BackfillView.Head ended = application().backfills(1).backfills().get(0);
    if (status.equals("FAILED") && ended.reason().contains("when the process died")) {
      application().changeBackfill(ended.backfill(), Application.BackfillChange.RETRY);
      application().drive(ended.backfill());
      status = application().awaitBackfill(ended.backfill()).status();
    }
    assertThat(status).as(ended.reason()).isEqualTo("SUCCEEDED");
  }

  /** The steps that ran, without their status. */
  List<String> executed() throws InterruptedException {
    return materializeMarts().stream()
        .filter(step -> step.endsWith(" SUCCEEDED"))
        .map(step -> step.substring(0, step.lastIndexOf(' ')))
        .collect(Collectors.toList());
  }

  /** Compares every figure in the warehouse with the second computation from the same files. */
  void requireRightFigures(Path files) throws Exception {
    SecondOpinion opinion = SecondOpinion.of(files);
    for (String table : TABLES) {
      List<String> expected = opinion.rows(table).stream()
          .map(row -> String.join(
              " | ", row.values().stream().map(SalesProject::comparable).toList()))
          .sorted()
          .toList();
      assertThat(table(table)).as(table).containsExactlyElementsOf(expected);
    }
  }

  private static String comparable(Object value) {
    return value instanceof LocalDateTime time ? TIME.format(time) : text(value);
  }

  /** The rows of a table as the warehouse holds them, ordered by their leading columns; cells as texts. */
  List<String> table(String name) throws SQLException {
    try (Connection warehouse =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("warehouse.db"));
        Statement statement = warehouse.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
      List<String> texts = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(text(rows.getObject(i)));
        }
        texts.add(String.join(" | ", cells));
      }
      texts.sort(null);
      return texts;
    }
  }

  /** A cell in the one form in which both computations are compared. */
  static String text(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }

  @Override
  public void close() {
    process.close();
  }
}
