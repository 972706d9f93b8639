package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Event;
import dev.assetwright.model.Priority;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.SharedStoreContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest extends SharedStoreContract {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final PostgresOptions IMPATIENT =
      new PostgresOptions(SHORT, SHORT, SHORT, Duration.ofSeconds(10));

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  @Override
  protected Store open() {
    return open("here", PostgresOptions.DEFAULT);
  }

  @Override
  protected boolean hears() {
    return true;
  }

  @Test
  void readersWaitForNoWriter() throws SQLException {
    store.appendAndWait(List.of(observed("v1")));
    try (Connection writer = server.connect(schema);
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("LOCK TABLE writer_lock IN EXCLUSIVE MODE");
      statement.execute("UPDATE observation SET version = 'half written'");

      assertThat(versions()).containsExactly("v1");
      assertThat(store.load().observations().get(SALES).version()).isEqualTo("v1");
    }
  }

  /** Who waits for places of a pool is known to wait by the server's clock, which is the only one that all machines have. */
  @Test
  void aProcessOnAMachineWhoseClockIsSlowIsNotTakenForSilent() {
    PlaceAsk all = new PlaceAsk(List.of(new Place("crm", 4, 4)), Priority.BACKGROUND, 1);
    PlaceAsk one = new PlaceAsk(List.of(new Place("crm", 1, 4)), Priority.BACKGROUND, 1);
    PlaceClaim wantsAll = new PlaceClaim(new TreeMap<>(), List.of(all));
    Instant now = Instant.now();
    store.claimPlaces("first", wantsAll, now).join();
    store.claimPlaces("slow", wantsAll, now.minus(Duration.ofHours(1))).join();
    store.claimPlaces("first", PlaceClaim.NOTHING, now).join();

    PlaceAnswer later = store
        .claimPlaces("later", new PlaceClaim(new TreeMap<>(), List.of(one)), now)
        .join();

    assertThat(later.granted()).containsExactly(0);
  }

  @Test
  void aStrangersLockIsWaitedForThenNamed() throws SQLException {
    try (Store impatient = open("there", IMPATIENT);
        Connection stranger = server.connect(schema);
        Statement statement = stranger.createStatement()) {
      stranger.setAutoCommit(false);
      statement.execute("LOCK TABLE writer_lock IN EXCLUSIVE MODE");
      CompletableFuture<List<RecordedEvent>> patient = store.append(List.of(observed("v1")));
      assertThatThrownBy(() -> impatient.appendAndWait(List.of(observed("v2"))))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("was locked by another program")
          .hasMessageContaining("Nothing was written. Look at 'pg_locks'");
      assertThat(patient).isNotDone();

      stranger.commit();

      assertThat(patient).succeedsWithin(Duration.ofSeconds(30));
      impatient.appendAndWait(List.of(observed("v3")));
      assertThat(versions()).containsExactly("v1", "v3");
    }
  }

  @Test
  void aFailureInTheProjectionsFailsTheWholeAppendAndNothingElse() throws SQLException {
    queueRun("run1");
    server.execute(
        schema,
        "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION ''fault''; END';"
            + "CREATE TRIGGER fault BEFORE UPDATE ON step FOR EACH ROW EXECUTE FUNCTION fault()");
    CompletableFuture<?> good = store.append(List.of(observed("v1")));
    CompletableFuture<?> bad =
        store.append(List.of(observed("v2"), new Event.AttemptStarted(NOW, "run1", SALES, 1)));
    CompletableFuture<?> next = store.append(List.of(observed("v3")));

    assertThat(good).succeedsWithin(Duration.ofSeconds(30));
    assertThat(next).succeedsWithin(Duration.ofSeconds(30));
    assertThatThrownBy(bad::join)
        .cause()
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The store '" + server.url() + "' could not be written: ERROR: fault."
            + " Nothing of it was kept.");
    assertThat(versions()).containsExactly("v1", "v3");

    server.execute(schema, "DROP TRIGGER fault ON step");
    store.appendAndWait(List.of(new Event.AttemptStarted(NOW, "run1", SALES, 1)));
    assertThat(store.step("run1", SALES).orElseThrow().status()).isEqualTo(StepStatus.STARTED);
  }

  @Test
  void aWriterSetsWhatItNeedsWhateverTheServerDoesByDefault() throws SQLException {
    try (Connection connection = server.connect(schema)) {
      assertThat(PostgresSchema.text(connection, "SHOW synchronous_commit")).isEqualTo("off");
    }
    server.execute(
        schema,
        "CREATE TABLE seen (setting TEXT);"
            + "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO seen VALUES (current_setting(''synchronous_commit'') || '' ''"
            + " || current_setting(''idle_in_transaction_session_timeout'') || '' ''"
            + " || current_setting(''tcp_keepalives_idle'')); RETURN NEW; END';"
            + "CREATE TRIGGER look AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION look()");

    store.appendAndWait(List.of(observed("v1")));

    try (Connection connection = server.connect(schema)) {
      assertThat(PostgresSchema.text(connection, "SELECT setting FROM seen"))
          .isEqualTo("on 20s 10");
    }
  }

  @Test
  void aTextThatPostgresCannotHoldIsKeptWithoutWhatItCannot() {
    store.appendAndWait(List.of(observed("v\0")));

    assertThat(store.load().observations().get(SALES).version()).isEqualTo("v\uFFFD");
    assertThat(versions()).containsExactly("v\0");
  }

  @Test
  void aProcessThatIsTakenForDeadCanRecordNothingMore() {
    try (Store other = open("other", PostgresOptions.DEFAULT)) {
      queueRun("run1");
      assertThat(other.isHeldBy("here")).isTrue();

      other.fence("here");

      assertThat(other.isHeldBy("here")).isFalse();
      assertThatThrownBy(() -> store.appendAndWait(List.of(ended(StepStatus.SUCCEEDED, null))))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("takes nothing more from this process")
          .hasMessageContaining("Nothing was written. Stop this process and start it again.");
      assertThatThrownBy(() -> store.claim(List.of(SALES), "here", "run1"))
          .isInstanceOf(StoreUnavailableException.class);
      other.appendAndWait(List.of(observed("v1")));
      assertThat(other.after(0, 9)).hasSize(2);
    }
  }

  @Test
  void aProcessHoldsTheStoreUntilItClosesIt() {
    Store other = open("other", PostgresOptions.DEFAULT);
    assertThat(store.isHeldBy("other")).isTrue();
    assertThat(store.isHeldBy("never")).isFalse();

    other.close();

    assertThat(store.isHeldBy("other")).isFalse();
  }

  @Test
  void aStoreThatIsClosedLeavesNoSession() throws SQLException {
    store.close();

    try (Connection connection = server.connect(schema)) {
      assertThat(PostgresSchema.text(connection, "SELECT count(*) FROM session"))
          .isEqualTo("0");
    }
  }

  private Store open(String process, PostgresOptions options) {
    return PostgresStore.open(server.location(schema, home), process, Clock.systemUTC(), options);
  }
}
