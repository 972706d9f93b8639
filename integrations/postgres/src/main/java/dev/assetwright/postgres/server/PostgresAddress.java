package dev.assetwright.postgres.server;

import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the server is and who asks. The password stays in here. */
public final class PostgresAddress {
  private static final int CONNECT_SECONDS = 10;

  /** What is kept there, as settings call it. */
  public enum Purpose {
    STORE,
    WAREHOUSE;

    /** How its settings begin. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Purpose purpose;
  private final String name;
  private final String schema;
  private final boolean hasPassword;
  private final PGSimpleDataSource source = new PGSimpleDataSource();

  /**
   * Reads what was set; nothing is connected yet.
   *
   * @param process what the server's list of connections shows
   * @param silence after how long without a word a server that is asked is taken for gone; zero for never
   */
  public PostgresAddress(
      Purpose purpose, StoreLocation location, String process, Duration silence) {
    this.purpose = purpose;
    int parameters = location.url().indexOf('?');
    name = parameters < 0 ? location.url() : location.url().substring(0, parameters);
    schema = location.schema();
    hasPassword = location.password() != null;
    source.setApplicationName("assetwright " + process);
    source.setCurrentSchema(schema);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout((int) silence.toSeconds());
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
          "'%s.url' is '%s', which cannot be understood. Write jdbc:postgresql://host:5432/database."
              .formatted(purpose.word(), name));
    }
  }

  /** What is kept there. */
  public Purpose purpose() {
    return purpose;
  }

  /** How it is called in messages: the URL without its parameters. */
  public String name() {
    return name;
  }

  public String schema() {
    return schema;
  }

  public String database() {
    return String.valueOf(source.getDatabaseName());
  }

  /** The user's name, or that of the system's user when none is set. */
  public String user() {
    String user = source.getUser();
    return user == null ? System.getProperty("user.name") : user;
  }

  public boolean hasPassword() {
    return hasPassword;
  }

  /** For pools. */
  public PGSimpleDataSource source() {
    return source;
  }

  public Connection connect() throws SQLException {
    return source.getConnection();
  }
}
