package dev.assetwright.postgres;

import dev.assetwright.postgres.server.HomeBinding;
import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.UnsupportedStoreVersionException;
import dev.assetwright.store.sql.SqlStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The store on a schema of a PostgreSQL database. Several processes may have it open; each has one of these.
 *
 * <p>A write waits while the server is away or another writes, half a minute at most. A connection that breaks in the midst of
 * a commit is no failure as long as the server can be asked what became of it.
 */
public final class PostgresStore extends SqlStore {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final PostgresDatabase database;
  private final Session session;

  private PostgresStore(PostgresDatabase database, Session session) {
    super(database);
    this.database = database;
    this.session = session;
  }

  /**
   * Opens the store, creates it when it is absent, and brings an older one to the newest schema.
   *
   * @param process the id of this process
   * @param clock says when a schema was applied
   * @throws UnsupportedStoreVersionException if a newer version wrote it; nothing was changed
   * @throws StoreUnavailableException if it cannot be opened; the message says why
   */
  static PostgresStore open(StoreLocation location, String process, Clock clock) {
    return open(location, process, clock, PostgresOptions.DEFAULT);
  }

  static PostgresStore open(
      StoreLocation location, String process, Clock clock, PostgresOptions options) {
    PostgresAddress address = address(location, process);
    PostgresErrors errors = new PostgresErrors(address);
    long begun = System.nanoTime();
    while (true) {
      try (Connection connection = address.connect()) {
        new PostgresSchema(address).prepare(connection, clock.instant());
        new HomeBinding(address, "home", location.home()).bind(connection);
        Session session = Session.open(connection, address.schema(), process);
        return held(new PostgresDatabase(address, errors, options, session), session);
      } catch (SQLException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        // A server that is not there at all is told at once: it may be a mistake in the address.
        if (!PostgresAdvice.isStarting(e) || waited.compareTo(options.patience()) >= 0) {
          throw errors.opening(e);
        }
        PostgresDatabase.pause(options);
      }
    }
  }

  /** Of the store; its questions are short. */
  static PostgresAddress address(StoreLocation location, String process) {
    return new PostgresAddress(PostgresAddress.Purpose.STORE, location, process, SILENCE);
  }

  /** Opens the writer at once, since its connection is the hold on the store. */
  private static PostgresStore held(PostgresDatabase database, Session session) {
    PostgresStore store = new PostgresStore(database, session);
    boolean done = false;
    try {
      store.appendAndWait(List.of());
      done = true;
      return store;
    } finally {
      if (!done) {
        store.close();
      }
    }
  }

  @Override
  public Watch watch(Runnable appended) {
    return AppendWatch.start(database.address(), session, database.options(), appended);
  }

  @Override
  public boolean isHeldBy(String process) {
    return database.read(connection -> session.isHeldBy(connection, process));
  }

  @Override
  public void fence(String process) {
    try (Connection connection = database.address().connect()) {
      session.fence(connection, process);
    } catch (SQLException e) {
      throw database.errors().writing(e);
    }
  }
}
