package dev.assetwright.postgres.warehouse;

import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;

/** Tells apart what PostgreSQL refuses, and says it in a sentence that names the database and the way out. */
final class WarehouseFailures {
  private static final Set<String> DEPENDED_ON = Set.of("2BP01", "0A000");
  private static final String READ_ONLY = "25006";

  private final PostgresAddress address;
  private final PostgresAdvice advice;

  WarehouseFailures(PostgresAddress address) {
    this.address = address;
    this.advice = new PostgresAdvice(address);
  }

  /**
   * Whether a SELECT is to blame, not the server: by class 42 it is wrong, by 22 and 21 its data do not fit, by 54 it is too
   * large, by 0A PostgreSQL has no such thing, and it must not write.
   */
  static boolean isStatementAtFault(SQLException e) {
    String state = PostgresAdvice.state(e);
    return Set.of("42", "22", "21", "54", "0A", "2F", "38", "39").stream()
            .anyMatch(state::startsWith)
        || state.equals(READ_ONLY);
  }

  StoreUnavailableException opening(SQLException e) {
    return new StoreUnavailableException(
        "The warehouse '%s' could not be opened: %s".formatted(address.name(), advice.of(e)), e);
  }

  StoreUnavailableException unavailable(SQLException e) {
    return new StoreUnavailableException(
        "The warehouse '%s' could not be used: %s What was published before is as it was; trying again is safe."
            .formatted(address.name(), advice.of(e)),
        e);
  }

  /** Tells that the server went away while it committed, and could not be asked. */
  StoreUnavailableException uncertain(SQLException e) {
    return new StoreUnavailableException(
        "The warehouse '%s' went away while it published, and it is not known yet whether it did. Look whether the server runs; the next start finds out."
            .formatted(address.name()),
        e);
  }

  /** Tells that a table cannot have the columns of its record; throws what else is wrong. */
  StoreUnavailableException rebuilding(String table, SQLException e) throws SQLException {
    if (!DEPENDED_ON.contains(PostgresAdvice.state(e))) {
      throw e;
    }
    return new StoreUnavailableException(
        "Table '%s' cannot take the columns of its record, since something else reads it (%s). Nothing was published. Drop that, such as a view, materialize, and create it again."
            .formatted(table, PostgresAdvice.message(e)),
        e);
  }
}
