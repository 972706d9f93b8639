package dev.assetwright.postgres;

import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sql.StoreErrors;
import java.sql.SQLException;
import java.time.Duration;

/** The errors of a store on PostgreSQL, in words. */
final class PostgresErrors extends StoreErrors {
  private final PostgresAdvice advice;

  PostgresErrors(PostgresAddress address) {
    super(address.name());
    this.advice = new PostgresAdvice(address);
  }

  @Override
  public boolean mayPass(SQLException e) {
    String state = PostgresAdvice.state(e);
    return PostgresAdvice.isLost(e)
        || state.equals(PostgresAdvice.LOCK_NOT_AVAILABLE)
        || state.equals(PostgresAdvice.TOO_MANY_CONNECTIONS)
        || state.startsWith("40");
  }

  @Override
  public StoreUnavailableException waited(Duration waited, SQLException cause) {
    String reason = PostgresAdvice.state(cause).equals(PostgresAdvice.LOCK_NOT_AVAILABLE)
        ? "was locked by another program for more than %d s. Nothing was written. Look at 'pg_locks' for who holds table"
            + " 'writer_lock', then repeat this."
        : "could not be written for more than %d s. Nothing of it was kept. The last try: "
            + advice.of(cause).replace("%", "%%");
    return new StoreUnavailableException(
        ("The store '%s' " + reason).formatted(store(), waited.toSeconds()), cause);
  }

  /** Tells that the server was lost in the midst of a commit, and could not be asked about it. */
  StoreUnavailableException uncertain(SQLException cause) {
    return new StoreUnavailableException(
        ("The store '%s' went away while it was written, and it is not known whether the last of it was kept. Look"
                + " whether the server runs; the next start finds out.")
            .formatted(store()),
        cause);
  }

  /** Tells that this process has lost its hold. */
  StoreUnavailableException fenced() {
    return new StoreUnavailableException(
        ("The store '%s' takes nothing more from this process: another took it for dead, and ended its runs. Nothing was"
                + " written. Stop this process and start it again.")
            .formatted(store()));
  }

  @Override
  protected String advice(SQLException e) {
    return advice.of(e);
  }
}
