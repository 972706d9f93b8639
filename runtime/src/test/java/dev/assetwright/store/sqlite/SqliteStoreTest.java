package dev.assetwright.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.RandomHistory;
import dev.assetwright.store.SharedStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SharedStoreContract {
  private static final Duration SHORT = Duration.ofMillis(20);

  @TempDir
  Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(file(), Clock.systemUTC());
  }

  @Test
  void aFailureInTheProjectionsFailsTheWholeAppendAndNothingElse() throws SQLException {
    queueRun("run1");
    execute("CREATE TRIGGER fault BEFORE UPDATE ON step BEGIN SELECT raise(ABORT, 'fault'); END");
    CompletableFuture<?> good = store.append(List.of(observed("v1")));
    CompletableFuture<?> bad =
        store.append(List.of(observed("v2"), new Event.AttemptStarted(NOW, "run1", SALES, 1)));
    CompletableFuture<?> next = store.append(List.of(observed("v3")));

    assertThat(good).succeedsWithin(Duration.ofSeconds(30));
    assertThat(next).succeedsWithin(Duration.ofSeconds(30));
    assertThatThrownBy(bad::join)
        .cause()
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("The store '" + file() + "' could not be written: ")
        .hasMessageEndingWith("Nothing of it was kept.");
    assertThat(versions()).containsExactly("v1", "v3");

    execute("DROP TRIGGER fault");
    store.appendAndWait(List.of(new Event.AttemptStarted(NOW, "run1", SALES, 1)));
    assertThat(store.step("run1", SALES).orElseThrow().status()).isEqualTo(StepStatus.STARTED);
  }

  @Test
  void aFullDiskFailsTheWriteAndLeavesTheStoreInOrder() {
    store.close();
    AtomicReference<List<String>> pragmas = new AtomicReference<>(List.of("max_page_count=60"));
    SqliteOptions options = new SqliteOptions(SHORT, SHORT, pragmas::get);
    try (SqliteStore small = SqliteStore.open(file(), Clock.systemUTC(), options)) {
      String large = "x".repeat(10_000);
      int written = 0;
      StoreUnavailableException full = null;
      while (full == null) {
        try {
          small.appendAndWait(List.of(observed(large), observed("v" + written)));
          written++;
        } catch (StoreUnavailableException e) {
          full = e;
        }
      }

      assertThat(full).hasMessageContaining("the disk is full. Make room, then repeat this.");
      assertThat(small.after(0, 10_000)).hasSize(2 * written);

      pragmas.set(List.of());
      small.appendAndWait(List.of(observed(large)));
      assertThat(small.after(0, 10_000)).hasSize(2 * written + 1);
    }
  }

  @Test
  void aStrangersLockIsWaitedForThenNamed() throws SQLException {
    SqliteOptions options = new SqliteOptions(SHORT, SHORT, List::of);
    try (SqliteStore impatient = SqliteStore.open(file(), Clock.systemUTC(), options);
        Connection stranger = connect()) {
      try (Statement statement = stranger.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        CompletableFuture<List<RecordedEvent>> patient = store.append(List.of(observed("v1")));
        assertThatThrownBy(() -> impatient.appendAndWait(List.of(observed("v2"))))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageStartingWith("The store '" + file() + "' was locked by another program")
            .hasMessageContaining("Close what has the file open");
        assertThat(patient).isNotDone();

        statement.execute("COMMIT");

        assertThat(patient).succeedsWithin(Duration.ofSeconds(30));
        impatient.appendAndWait(List.of(observed("v3")));
        assertThat(versions()).containsExactly("v1", "v3");
      }
    }
  }

  @Test
  void whatIsNoDatabaseIsNamed() throws Exception {
    Path other = Files.writeString(folder.resolve("other.db"), "text ".repeat(1_000));

    assertThatThrownBy(() -> SqliteStore.open(other, Clock.systemUTC()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("the file is damaged or no SQLite database");
  }

  @Test
  void aFileThatMayOnlyBeReadIsNamedAndLeftAsItIs() throws Exception {
    store.appendAndWait(List.of(observed("v1")));
    store.close();
    byte[] before = Files.readAllBytes(file());
    for (Path each : List.of(file(), folder)) {
      assumeTrue(each.toFile().setWritable(false) && !Files.isWritable(each), "may write all");
    }
    try {
      assertThatThrownBy(() -> {
            try (SqliteStore readOnly = SqliteStore.open(file(), Clock.systemUTC())) {
              readOnly.appendAndWait(List.of(observed("v2")));
            }
          })
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("'" + file() + "'")
          .hasMessageContaining("write access to the file and its folder");
    } finally {
      folder.toFile().setWritable(true);
      file().toFile().setWritable(true);
    }

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    store = open();
    assertThat(versions()).containsExactly("v1");
  }

  @Test
  void theStoresOwnThreadRefusesToWaitForItself() throws SQLException {
    CompletableFuture<?> nested;
    try (Connection stranger = connect();
        Statement statement = stranger.createStatement()) {
      // The lock keeps the write waiting until the action is attached.
      statement.execute("BEGIN IMMEDIATE");
      nested = store
          .append(List.of(observed("v1")))
          .thenApply(recorded -> store.appendAndWait(List.of(observed("v2"))));
      statement.execute("COMMIT");
    }

    assertThatThrownBy(nested::join).cause().isInstanceOf(IllegalStateException.class);
    assertThat(versions()).containsExactly("v1");
  }

  @Test
  void aFailureAtAnyStatementLeavesAllOrNothing() throws SQLException {
    List<String> tables = List.of(
        "event",
        "cell",
        "materialization",
        "step",
        "run",
        "run_asset",
        "open_publishing",
        "check_state",
        "failure",
        "observation",
        "tick",
        "word",
        "asset");
    for (String table : tables) {
      for (String change : List.of("INSERT", "UPDATE", "DELETE")) {
        long before = store.lastSequence();
        execute("CREATE TRIGGER fault BEFORE %s ON %s BEGIN SELECT raise(ABORT, 'fault'); END"
            .formatted(change, table));
        boolean failed = false;
        RandomHistory history = new RandomHistory(table.hashCode() + change.hashCode());
        for (int i = 0; i < 12; i++) {
          List<Event> events = Stream.generate(history::next).limit(8).toList();
          try {
            store.appendAndWait(events);
            before += 8;
          } catch (StoreUnavailableException e) {
            failed = true;
          }
          assertThat(store.lastSequence()).isEqualTo(before);
          assertThat(store.after(before - 8, 9)).hasSize((int) Math.min(8, before));
        }
        execute("DROP TRIGGER fault");
        if (table.equals("event") && change.equals("INSERT")) {
          assertThat(failed).isTrue();
        }
      }
    }
  }

  @Test
  void whatHappensAfterARunsEndIsCountedToo() {
    queueRun("run1");
    store.appendAndWait(List.of(new Event.RunEnded(NOW, "run1", RunStatus.CANCELED, "")));
    store.appendAndWait(List.of(ended(StepStatus.CANCELED, null)));

    assertThat(store.findRuns("run1").get(0).counts()).containsEntry(StepStatus.CANCELED, 1);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Path file() {
    return folder.resolve("assetwright.db");
  }
}
