package dev.assetwright.warehouse;

import static dev.assetwright.warehouse.Tables.DAILY;
import static dev.assetwright.warehouse.Tables.FIRST;
import static dev.assetwright.warehouse.Tables.SECOND;
import static dev.assetwright.warehouse.Tables.change;
import static dev.assetwright.warehouse.Tables.daily;
import static dev.assetwright.warehouse.Tables.publish;
import static dev.assetwright.warehouse.Tables.query;
import static dev.assetwright.warehouse.Tables.rows;
import static dev.assetwright.warehouse.Tables.tableOf;
import static dev.assetwright.warehouse.Tables.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseFaultsTest {
  record Line(String token, int number) {}

  record Amount(String name, BigDecimal amount) {}

  private static final AssetDefinition LINES = daily("clean/lines");
  private static final AssetDefinition OTHERS = daily("clean/others");

  @TempDir
  Path folder;

  private Path file;
  private SqliteWarehouse warehouse;

  @BeforeEach
  void open() {
    file = folder.resolve("warehouse.db");
    warehouse = new SqliteWarehouse(file, Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private static List<Line> lines(String token, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Line(token, i)).toList();
  }

  private static void publishBoth(SqliteWarehouse warehouse, String token, int count) {
    try (StorageSession session = warehouse.open(token)) {
      session.stage(LINES, tableOf(Line.class), FIRST, Table.of(lines(token, count)));
      session.stage(OTHERS, tableOf(Line.class), FIRST, Table.of(lines(token, count)));
      session.publish();
    }
  }

  private List<String> tokens() throws Exception {
    return query(
        file,
        "SELECT token, count(*) FROM clean_lines GROUP BY token UNION ALL "
            + "SELECT token, count(*) FROM clean_others GROUP BY token UNION ALL "
            + "SELECT token, count(*) FROM assetwright_published GROUP BY token");
  }

  @Test
  void aFailureAtAnyRowOfAnyOutputPublishesNothingAndTryingAgainSucceeds() throws Exception {
    publishBoth(warehouse, "t0", 3);
    for (String table : List.of("clean_lines", "clean_others")) {
      for (int row = 0; row < 3; row++) {
        change(
            file,
            "CREATE TRIGGER fault BEFORE INSERT ON %s WHEN NEW.number = %d BEGIN SELECT RAISE(ABORT, 'injected'); END"
                .formatted(table, row));
        String token = table + row;
        try (StorageSession session = warehouse.open(token)) {
          session.stage(LINES, tableOf(Line.class), FIRST, Table.of(lines(token, 3)));
          session.stage(OTHERS, tableOf(Line.class), FIRST, Table.of(lines(token, 3)));
          List<String> before = tokens();
          assertThatThrownBy(session::publish)
              .isInstanceOf(StoreUnavailableException.class)
              .hasMessageContaining("injected");
          assertThat(tokens()).isEqualTo(before);
          assertThat(warehouse.isPublished(token)).isFalse();

          change(file, "DROP TRIGGER fault");
          session.publish();
        }
        assertThat(tokens()).containsExactly(token + "|3", token + "|3", token + "|2");
      }
    }
  }

  @Test
  void readersSeeTheOldSliceOrTheNewOneWhileOthersPublish() throws Exception {
    publishBoth(warehouse, "t0", 200);
    AtomicBoolean done = new AtomicBoolean();
    FutureTask<Integer> reader = new FutureTask<>(() -> {
      int seen = 0;
      while (!done.get() || seen == 0) {
        try (StorageSession session = warehouse.open("r")) {
          List<Line> first = rows(
              Line.class,
              session.read(LINES, tableOf(Line.class), Slice.one(DAILY, FIRST), List.of()));
          List<Line> second = rows(
              Line.class,
              session.read(OTHERS, tableOf(Line.class), Slice.one(DAILY, FIRST), List.of()));
          assertThat(first).hasSize(200).isEqualTo(second);
          assertThat(first.stream().map(Line::token).distinct()).hasSize(1);
          seen++;
        }
      }
      return seen;
    });
    Thread thread = new Thread(reader);
    thread.start();
    for (int i = 1; i <= 40; i++) {
      publishBoth(warehouse, "t" + i, 200);
    }
    done.set(true);
    assertThat(reader.get()).isPositive();
    thread.join();
  }

  @Test
  void aCrashBetweenStagingAndPublishingLeavesWhatWas() throws Exception {
    publishBoth(warehouse, "t0", 3);
    StorageSession crashed = warehouse.open("t1");
    crashed.stage(LINES, tableOf(Line.class), FIRST, Table.of(lines("t1", 5)));
    try (SqliteWarehouse next = new SqliteWarehouse(file, Duration.ofSeconds(1))) {
      assertThat(next.isPublished("t1")).isFalse();
      assertThat(tokens()).containsExactly("t0|3", "t0|3", "t0|2");
      publishBoth(next, "t2", 4);
    }
    crashed.close();
    assertThat(tokens()).containsExactly("t2|4", "t2|4", "t2|2");
  }

  /** Publishes until it is killed, printing each token that is durable. */
  static final class Publisher {
    public static void main(String[] arguments) {
      try (SqliteWarehouse warehouse =
          new SqliteWarehouse(Path.of(arguments[0]), Duration.ofSeconds(5))) {
        for (int i = 0; i < 100_000; i++) {
          String token = arguments[1] + i;
          publishBoth(warehouse, token, 100);
          System.out.println(token);
        }
      }
    }
  }

  @Test
  void killedAtAnyInstantItHoldsTheLastAcknowledgedTokenOrALaterOneWhole() throws Exception {
    for (int round = 0; round < 4; round++) {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              Publisher.class.getName(),
              file.toString(),
              "k" + round + "x")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String last = "";
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int i = 0; i < 5 + 7 * round; i++) {
          last = String.valueOf(out.readLine());
        }
        process.toHandle().destroyForcibly();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          last = line;
        }
      }
      process.waitFor();
      List<String> tokens = tokens();
      assertThat(tokens).hasSize(3);
      String held = tokens.get(0).split("\\|")[0];
      assertThat(tokens).containsExactly(held + "|100", held + "|100", held + "|2");
      assertThat(Integer.parseInt(held.split("x")[1]))
          .isBetween(
              Integer.parseInt(last.split("x")[1]), Integer.parseInt(last.split("x")[1]) + 1);
      assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
    }
  }

  @Test
  void droppedTablesRemovedMarkersAndADeletedFileAreLost() throws Exception {
    Cell first = new Cell(LINES.key(), FIRST);
    Cell second = new Cell(LINES.key(), SECOND);
    Cell other = new Cell(OTHERS.key(), FIRST);
    Map<Cell, CellState.Published> published = new TreeMap<>();
    Map<Cell, AssetDefinition> definitions = Map.of(first, LINES, second, LINES, other, OTHERS);
    definitions.keySet().forEach(cell -> published.put(cell, state()));
    publishBoth(warehouse, "t1", 3);
    assertThat(warehouse.findLost(published, definitions)).containsExactly(second);
    publish(warehouse, "t2", LINES, Line.class, SECOND, lines("t2", 1));
    assertThat(warehouse.findLost(published, definitions)).isEmpty();

    change(file, "DELETE FROM assetwright_published WHERE partition = '" + SECOND + "'");
    assertThat(warehouse.findLost(published, definitions)).containsExactly(second);
    change(file, "DROP TABLE clean_others");
    assertThat(warehouse.findLost(published, definitions)).containsExactly(second, other);
    try (StorageSession session = warehouse.open("r")) {
      List<InputVersion> version = List.of(new InputVersion(OTHERS.key(), FIRST, "v"));
      assertThatThrownBy(
              () -> session.read(OTHERS, tableOf(Line.class), Slice.one(DAILY, FIRST), version))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage("Table 'clean_others' is gone from the warehouse. Materialize 'clean/others'"
              + " again to rebuild it.");
    }
    Files.delete(file);
    assertThat(warehouse.findLost(published, definitions)).containsExactly(first, second, other);
    assertThat(file).doesNotExist();

    publishBoth(warehouse, "t3", 3);
    assertThat(warehouse.findLost(published, definitions)).containsExactly(second);
    assertThat(warehouse.findLost(Map.of(), Map.of())).isEqualTo(Set.of());
  }

  @Test
  void aDroppedTableOfWhichOneSliceWasMadeAnewHasLostTheOthers() throws Exception {
    Cell first = new Cell(LINES.key(), FIRST);
    Cell second = new Cell(LINES.key(), SECOND);
    publish(warehouse, "t1", LINES, Line.class, FIRST, lines("t1", 1));
    publish(warehouse, "t2", LINES, Line.class, SECOND, lines("t2", 1));
    change(file, "DROP TABLE clean_lines");

    publish(warehouse, "t3", LINES, Line.class, SECOND, lines("t3", 1));

    assertThat(warehouse.findLost(
            Map.of(first, state(), second, state()), Map.of(first, LINES, second, LINES)))
        .containsExactly(first);
  }

  @Test
  void anotherVersionThanTheOneAskedForIsNotRead() {
    String before = publish(warehouse, "t1", LINES, Line.class, FIRST, lines("t1", 1));
    String now = publish(warehouse, "t2", LINES, Line.class, FIRST, lines("t2", 1));
    try (StorageSession session = warehouse.open("r")) {
      assertThatThrownBy(() -> session.read(
              LINES,
              tableOf(Line.class),
              Slice.one(DAILY, FIRST),
              List.of(new InputVersion(LINES.key(), FIRST, before))))
          .isInstanceOf(InputChangedException.class)
          .hasMessage("'clean/lines 2026-01-01' has changed since this step was decided.");
      Object read = session.read(
          LINES,
          tableOf(Line.class),
          Slice.one(DAILY, FIRST),
          List.of(new InputVersion(LINES.key(), FIRST, now)));

      // What is published now is not seen by this session, and not refused either.
      publish(warehouse, "t3", LINES, Line.class, FIRST, lines("t3", 1));
      assertThat(rows(Line.class, read)).containsExactly(new Line("t2", 0));
    }
  }

  private static CellState.Published state() {
    return new CellState.Published(
        Instant.EPOCH, Instant.EPOCH, "run", "code", "", "v", 1, "t", List.of());
  }

  @Test
  void aPreviewShowsAPageOfASliceWithItsTotal() {
    AssetDefinition amounts = daily("mart/amounts");
    assertThat(warehouse.preview(amounts, tableOf(Amount.class), FIRST, "v", 0, 10))
        .isEqualTo(new RowPage(List.of(), List.of(), -1));
    List<Amount> many = IntStream.range(0, 5)
        .mapToObj(i -> new Amount("n" + i, BigDecimal.valueOf(i * 110, 2)))
        .toList();
    publish(warehouse, "t1", amounts, Amount.class, FIRST, many);
    publish(warehouse, "t2", amounts, Amount.class, SECOND, many);
    assertThat(warehouse.preview(amounts, tableOf(Amount.class), FIRST, "v", 1, 2))
        .isEqualTo(new RowPage(
            List.of("day", "name", "amount"),
            List.of(
                List.of(FIRST, "n1", new BigDecimal("1.1")),
                List.of(FIRST, "n2", new BigDecimal("2.2"))),
            5));
    assertThat(
            warehouse.preview(amounts, tableOf(Amount.class), null, "v", 0, 1).total())
        .isEqualTo(10);
  }

  @Test
  void aHomeThatIsAFileIsTold() throws Exception {
    Files.writeString(folder.resolve("home"), "a file");
    Path inside = folder.resolve("home").resolve("warehouse.db");
    try (SqliteWarehouse blocked = new SqliteWarehouse(inside, Duration.ofSeconds(1))) {
      assertThatThrownBy(
              () -> publish(blocked, "t", whole("mart/x"), Line.class, null, lines("t", 1)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageStartingWith("'" + inside + "' cannot be written.");
    }
  }

  @Test
  void publishersWaitForEachOther() throws Exception {
    List<FutureTask<Object>> tasks = IntStream.range(0, 4)
        .mapToObj(thread -> new FutureTask<Object>(() -> {
          for (int i = 0; i < 10; i++) {
            publish(
                warehouse,
                thread + "x" + i,
                daily("mart/t" + thread),
                Line.class,
                FIRST,
                lines("t", i));
          }
          return thread;
        }))
        .toList();
    List<Thread> threads = tasks.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    for (FutureTask<Object> task : tasks) {
      task.get();
    }
    assertThat(query(file, "SELECT count(*), count(DISTINCT token) FROM assetwright_published"))
        .containsExactly("4|4");
    assertThat(Collections.frequency(query(file, "SELECT day FROM mart_t3"), FIRST))
        .isEqualTo(9);
  }
}
