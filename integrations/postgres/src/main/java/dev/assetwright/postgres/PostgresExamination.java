package dev.assetwright.postgres;

import dev.assetwright.postgres.server.HomeBinding;
import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.spi.StoreExamination;
import dev.assetwright.spi.StoreExamination.Level;
import dev.assetwright.spi.StoreExamination.Remark;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a server and at the schema on it, without changing anything. */
final class PostgresExamination {
  private final StoreLocation location;
  private final List<Remark> remarks = new ArrayList<>();
  private boolean isReadable;
  private long sizeBytes;

  PostgresExamination(StoreLocation location) {
    this.location = location;
  }

  StoreExamination examine() {
    try {
      PostgresAddress address = PostgresStore.address(location, "doctor");
      PostgresErrors errors = new PostgresErrors(address);
      try (Connection connection = address.connect()) {
        connection.setReadOnly(true);
        examine(connection, address);
      } catch (SQLException e) {
        throw errors.opening(e);
      }
    } catch (StoreUnavailableException e) {
      isReadable = false;
      remark(Level.PROBLEM, String.valueOf(e.getMessage()), null);
    }
    return new StoreExamination(remarks, isReadable, sizeBytes);
  }

  private void examine(Connection connection, PostgresAddress address) throws SQLException {
    PostgresSchema schema = new PostgresSchema(address);
    schema.requireUsable(connection);
    remark(
        Level.OK,
        "'%s', schema '%s', on PostgreSQL %s."
            .formatted(
                address.name(),
                address.schema(),
                connection.getMetaData().getDatabaseProductVersion()),
        null);
    server(connection);
    int version = schema.isThere(connection) ? schema.version(connection) : 0;
    if (version == 0) {
      remark(Level.NOTE, "It holds no history yet; its tables are made at the first start.", null);
      return;
    } else if (version < PostgresSchema.NEWEST) {
      remark(
          Level.NOTE,
          "It was written by an older version. The next start brings it up to date; its contents were not examined.",
          null);
      return;
    }
    new HomeBinding(address, "home", location.home()).verify(connection);
    sizeBytes = Long.parseLong(
        PostgresSchema.text(
            connection,
            "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"));
    isReadable = true;
    remark(
        Level.NOTE,
        ("'doctor --backup' copies the home alone. Back up the history by 'pg_dump --schema=%s %s', and after it the"
                + " home's folder, so that the values are not older than what is said of them.")
            .formatted(address.schema(), address.database()),
        null);
  }

  /** What of its settings could lose something. */
  private void server(Connection connection) throws SQLException {
    for (String setting : List.of("fsync", "full_page_writes")) {
      if (PostgresSchema.text(connection, "SHOW " + setting).equals("off")) {
        remark(
            Level.PROBLEM,
            "The server runs with '%s = off': when its machine fails, what was recorded can be lost or damaged."
                .formatted(setting),
            "Set it to 'on' in postgresql.conf and restart the server.");
      }
    }
    if (PostgresSchema.text(connection, "SELECT pg_is_in_recovery()").equals("t")) {
      remark(
          Level.PROBLEM,
          "The server only reads, as a standby does.",
          "Name the one that writes in 'store.url'.");
    }
  }

  private void remark(Level level, String text, @Nullable String advice) {
    remarks.add(new Remark(level, text, advice));
  }
}
