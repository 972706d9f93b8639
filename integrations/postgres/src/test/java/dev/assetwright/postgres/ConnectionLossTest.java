package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ConnectionLossTest {
  private static final Instant NOW = Instant.parse("2026-06-01T06:15:00Z");
  /** The least that the pool takes. */
  private static final Duration SHORT = Duration.ofMillis(250);

  private static final Duration LONG = Duration.ofSeconds(60);

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  private BreakingConnection connection;

  @BeforeEach
  void connect() throws IOException {
    connection = new BreakingConnection(server.port());
  }

  @AfterEach
  void disconnect() throws IOException {
    connection.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void aCommitWhoseConnectionBreaksIsRecordedOnce(BreakingConnection.Break where) {
    try (PostgresStore store = open(LONG)) {
      for (int i = 0; i < 3; i++) {
        connection.breakAt(where);
        List<RecordedEvent> recorded = store.appendAndWait(observed("v" + i));

        assertThat(connection.hasBroken()).isTrue();
        assertThat(recorded.get(0).sequence()).isEqualTo(i + 1);
      }

      assertThat(versions(store)).containsExactly("v0", "v1", "v2");
    }
  }

  @Test
  void aCommitOfWhichNothingCanBeLearnedIsToldAsThat() {
    try (PostgresStore store = open(Duration.ofMillis(100))) {
      connection.breakAt(BreakingConnection.Break.AFTER_COMMIT_FOR_LONG);

      assertThatThrownBy(() -> store.appendAndWait(observed("v1")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining(
              "went away while it was written, and it is not known whether the last of it was kept.");

      connection.comeBack();
      store.appendAndWait(observed("v2"));
      assertThat(versions(store)).containsExactly("v1", "v2");
    }
  }

  @Test
  void whatIsWrittenWhileTheServerIsAwayIsWrittenWhenItIsBack() throws Exception {
    try (PostgresStore store = open(LONG)) {
      store.appendAndWait(observed("v1"));
      connection.goAway();
      CompletableFuture<List<RecordedEvent>> waiting = store.append(observed("v2"));
      assertThatThrownBy(store::lastSequence)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("could not be read: the server cannot be reached");
      assertThat(waiting).isNotDone();

      connection.comeBack();

      assertThat(waiting).succeedsWithin(LONG);
      assertThat(versions(store)).containsExactly("v1", "v2");
    }
  }

  @Test
  void aServerThatStaysAwayIsToldAndNothingIsWritten() {
    try (PostgresStore store = open(Duration.ofMillis(100))) {
      connection.goAway();

      assertThatThrownBy(() -> store.appendAndWait(observed("v1")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("could not be written for more than 0 s. Nothing of it was kept.")
          .hasMessageContaining("Look whether it runs there.");

      connection.comeBack();
      store.appendAndWait(observed("v2"));
      assertThat(versions(store)).containsExactly("v2");
    }
  }

  @Test
  void anAdministratorWhoEndsAllConnectionsLosesNothing() throws SQLException {
    try (PostgresStore store = open(LONG)) {
      store.appendAndWait(observed("v1"));
      server.execute(
          schema,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'assetwright there'");

      store.appendAndWait(observed("v2"));

      assertThat(versions(store)).containsExactly("v1", "v2");
    }
  }

  @Test
  void aWatchWhoseConnectionIsLostSaysSoAndTellsToLookWhenItHearsAgain() throws Exception {
    Semaphore told = new Semaphore(0);
    try (PostgresStore store = open(LONG);
        EventStore.Watch watch = store.watch(told::release)) {
      assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).isTrue();

      connection.goAway();
      while (watch.isHearing()) {
        Thread.onSpinWait();
      }
      assertThat(told.availablePermits()).isZero();
      connection.comeBack();

      assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.isHearing()).isTrue();
    }
  }

  private PostgresStore open(Duration patience) {
    String url = "jdbc:postgresql://localhost:%d/postgres?sslmode=disable&gssEncMode=disable"
        .formatted(connection.port());
    PostgresOptions options =
        new PostgresOptions(Duration.ofSeconds(5), patience, Duration.ofMillis(20), SHORT);
    return PostgresStore.open(
        new StoreLocation(url, "postgres", null, schema, home),
        "there",
        Clock.systemUTC(),
        options);
  }

  private static List<String> versions(PostgresStore store) {
    return store.after(0, 100).stream()
        .map(event -> ((Event.ExternalObserved) event.event()).version())
        .toList();
  }

  private static List<Event> observed(String version) {
    Cell cell = new Cell(AssetKey.parse("raw/orders"), null);
    return List.of(new Event.ExternalObserved(NOW, cell, version, NOW, null));
  }
}
