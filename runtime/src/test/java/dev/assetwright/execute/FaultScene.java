package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.AssetContext;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two days through a file and two tables to one table over both: small, and with every kind of step that can break. What is
 * made of a day adds a partition that says so.
 */
final class FaultScene {
  private static final List<String> DAYS = List.of("2026-01-01", "2026-01-02");

  private FaultScene() {}

  /** The scene; its files are of a first or second edition. */
  static EngineFixture of(Path folder, Clock clock, Store store, int edition) {
    EngineFixture scene = new EngineFixture(folder, clock).on(store);
    scene.external("raw/file", EngineFixture.DAYS);
    scene.external("raw/found", DynamicGrid.of("found"));
    scene.asset(
        "raw/lines",
        EngineFixture.DAYS,
        (in, a) -> found(a, "line of %s in edition %d".formatted(a.partition().key(), edition)),
        "raw/file");
    scene.table(
        "clean/lines",
        EngineFixture.DAYS,
        (in, a) -> found(a, in.get(0) + ",more " + in.get(0)),
        "raw/lines");
    scene.table("mart/all", null, (in, a) -> in.get(0).replace("line", "sum"), "clean/lines");
    DAYS.forEach(day -> scene.see("raw/file", day, day + " edition " + edition));
    return scene;
  }

  private static String found(Arguments arguments, String text) {
    AssetContext context = arguments.context();
    context.addPartition("found", found(context.asset(), arguments.partition().key()));
    return text;
  }

  private static String found(String asset, String day) {
    return asset.replace('/', '.') + "." + day;
  }

  /** What must be true once everything was materialized: every figure, each fact recorded once, nothing left open. */
  static void requireRight(EngineFixture scene, Path folder, int edition) throws Exception {
    assertThat(scene.plan().isEmpty()).isTrue();
    List<String> lines = new ArrayList<>();
    for (String day : DAYS) {
      lines.add("line of %s in edition %d".formatted(day, edition));
      lines.add("more line of %s in edition %d".formatted(day, edition));
    }
    Path warehouse = folder.resolve("warehouse.db");
    assertThat(query(warehouse, "SELECT text FROM clean_lines ORDER BY text"))
        .containsExactlyElementsOf(lines.stream().sorted().toList());
    assertThat(query(warehouse, "SELECT text FROM mart_all ORDER BY text"))
        .containsExactlyElementsOf(
            lines.stream().map(line -> line.replace("line", "sum")).sorted().toList());
    assertThat(query(
            warehouse,
            "SELECT asset || ' ' || partition || ' ' || data_version"
                + " FROM assetwright_published ORDER BY asset, partition"))
        .containsExactlyElementsOf(recorded(scene));
    requireClosed(scene);
    try (Stream<Path> files = Files.walk(folder.resolve("values"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith(".staged")))
          .as("files of attempts that ended")
          .isEmpty();
    }
  }

  /** Nothing is open in the store, and no attempt was recorded twice. */
  static void requireClosed(EngineFixture scene) {
    assertThat(scene.store.openRuns()).as("open runs").isEmpty();
    assertThat(scene.store.openPublishings()).as("open publishings").isEmpty();
    List<Cell> cells = List.of(
        new Cell(AssetKey.parse("mart/all"), null),
        new Cell(AssetKey.parse("raw/lines"), DAYS.get(0)),
        new Cell(AssetKey.parse("clean/lines"), DAYS.get(1)));
    assertThat(scene.store.claim(cells, "test", "test")).as("claims").isEmpty();
    scene.store.releaseAll("test");
    Set<String> attempts = new HashSet<>();
    Set<String> ended = new HashSet<>();
    Set<String> found = new HashSet<>();
    for (RecordedEvent event : scene.store.after(0, 10_000)) {
      if (event.event() instanceof Event.Materialized made) {
        assertThat(attempts.add(
                made.materialization().run() + made.materialization().cell()))
            .as("recorded once: " + made)
            .isTrue();
        Cell cell = made.materialization().cell();
        if (cell.partition() != null) {
          found.add(found(cell.asset().toString(), cell.partition()));
        }
      } else if (event.event() instanceof Event.RunEnded end) {
        assertThat(ended.add(end.run())).as("ended once: " + end).isTrue();
      }
    }
    assertThat(scene.store.load().partitions().getOrDefault("found", List.of()))
        .as("partitions that were added with what was recorded")
        .containsExactlyInAnyOrderElementsOf(found);
  }

  private static List<String> recorded(EngineFixture scene) {
    List<String> versions = new ArrayList<>();
    for (String day : DAYS) {
      versions.add("clean/lines %s %s".formatted(day, version(scene, "clean/lines", day)));
    }
    versions.add("mart/all  " + version(scene, "mart/all", null));
    return versions;
  }

  private static String version(EngineFixture scene, String key, String partition) {
    return scene
        .engine
        .history()
        .cell(AssetKey.parse(key), partition)
        .published()
        .dataVersion();
  }

  static List<String> query(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }
}
