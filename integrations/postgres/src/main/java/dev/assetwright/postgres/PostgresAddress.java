package dev.assetwright.postgres;

import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the server is and who asks. The password stays in here. */
final class PostgresAddress {
  private static final int CONNECT_SECONDS = 10;
  /** A server that says nothing for so long while it is asked is taken for gone. */
  private static final int SILENCE_SECONDS = 60;

  private final String name;
  private final String schema;
  private final boolean hasPassword;
  private final PGSimpleDataSource source = new PGSimpleDataSource();

  /**
   * Reads what was set; nothing is connected yet.
   *
   * @param process what the server's list of connections shows
   */
  PostgresAddress(StoreLocation location, String process) {
    int parameters = location.url().indexOf('?');
    name = parameters < 0 ? location.url() : location.url().substring(0, parameters);
    schema = location.schema();
    hasPassword = location.password() != null;
    source.setApplicationName("assetwright " + process);
    source.setCurrentSchema(schema);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENCE_SECONDS);
    source.setTcpKeepAlive(true);
    if (location.user() != null) {
      source.setUser(location.user());
    }
    if (location.password() != null) {
      source.setPassword(location.password());
    }
    try {
      source.setUrl(location.url());
    } catch (RuntimeException e) {
      // Without the cause, whose message repeats the whole of it.
      throw new StoreUnavailableException(
          "'store.url' is '%s', which cannot be understood. Write jdbc:postgresql://host:5432/database."
              .formatted(name));
    }
  }

  /** How the store is called in messages: the URL without its parameters. */
  String name() {
    return name;
  }

  String schema() {
    return schema;
  }

  String database() {
    return String.valueOf(source.getDatabaseName());
  }

  /** The user's name, or that of the system's user when none is set. */
  String user() {
    String user = source.getUser();
    return user == null ? System.getProperty("user.name") : user;
  }

  boolean hasPassword() {
    return hasPassword;
  }

  DataSource source() {
    return source;
  }

  Connection connect() throws SQLException {
    return source.getConnection();
  }
}
