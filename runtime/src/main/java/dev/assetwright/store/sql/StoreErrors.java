package dev.assetwright.store.sql;

import dev.assetwright.spi.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;

/** Says in words what a database's errors mean for the one who runs Assetwright. */
public abstract class StoreErrors {
  private final String store;

  /** @param store the name by which the user knows it; shown in quotes */
  protected StoreErrors(String store) {
    this.store = store;
  }

  /** Whether waiting may help, such as for a lock of another process. */
  public abstract boolean mayPass(SQLException e);

  /** Says why, and what to do about it, in whole sentences. */
  protected abstract String advice(SQLException e);

  /** Tells that waiting did not help. */
  public abstract StoreUnavailableException waited(Duration waited, SQLException cause);

  /** Tells that the store was closed by this process. */
  public final StoreUnavailableException closed() {
    return new StoreUnavailableException(
        "The store '%s' is closed. Nothing was written.".formatted(store));
  }

  /** Tells why it could not be opened. */
  public final StoreUnavailableException opening(SQLException e) {
    return new StoreUnavailableException(
        "The store '%s' could not be opened: %s".formatted(store, advice(e)), e);
  }

  /** Tells why a question was not answered. */
  public final StoreUnavailableException reading(SQLException e) {
    return new StoreUnavailableException(
        "The store '%s' could not be read: %s".formatted(store, advice(e)), e);
  }

  /** Tells why nothing was written. */
  public final StoreUnavailableException writing(Throwable e) {
    String advice = e instanceof SQLException sql
        ? advice(sql)
        : "%s. This is a bug in Assetwright.".formatted(e);
    return new StoreUnavailableException(
        "The store '%s' could not be written: %s Nothing of it was kept.".formatted(store, advice),
        e);
  }

  /** The name by which the user knows the store. */
  protected final String store() {
    return store;
  }
}
