package dev.assetwright.store.sql;

import dev.assetwright.spi.UnsupportedStoreVersionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a store to the newest schema. Each step is a resource, {@code 1.sql} and so on, applied once and never changed
 * afterwards; a table keeps which were applied and their checksums. All that is missing is applied in one transaction.
 */
public final class Migrations {
  private static final String TABLE = "schema_version";

  private final Target target;
  private final List<String> scripts;

  /**
   * What is brought up to date.
   *
   * @param store the name by which the user knows it
   * @param other what could be used in its place, such as another folder
   * @param begin SQL that begins a transaction in which no other process can do the same
   * @param table SQL that answers with a row when the table {@code schema_version} is there
   */
  public record Target(String store, String other, String begin, String table) {}

  /** @param scripts all steps, from the first */
  public Migrations(Target target, List<String> scripts) {
    this.target = target;
    this.scripts = List.copyOf(scripts);
  }

  /**
   * Reads only.
   *
   * @throws UnsupportedStoreVersionException if the store is newer than this program, or an applied step is not the one
   *     known here
   */
  public void verify(Connection connection) throws SQLException {
    verify(applied(connection));
  }

  /** How many steps have been applied; reads only. */
  public int version(Connection connection) throws SQLException {
    return applied(connection).size();
  }

  /** Applies what is missing; throws as {@link #verify}, and then nothing was changed. */
  public void apply(Connection connection, Instant now) throws SQLException {
    if (applied(connection).size() == scripts.size()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(target.begin());
      try {
        // Another process may have been faster while this one waited for the lock.
        List<String> applied = applied(connection);
        verify(applied);
        statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE
            + " (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)");
        for (int i = applied.size(); i < scripts.size(); i++) {
          statement.executeUpdate(scripts.get(i));
          record(connection, i + 1, checksum(scripts.get(i)), now);
        }
        statement.execute("COMMIT");
      } catch (SQLException | RuntimeException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  private void verify(List<String> applied) {
    if (applied.size() > scripts.size()) {
      throw new UnsupportedStoreVersionException(
          ("The store '%s' was written by a newer Assetwright: it has schema %d, this one knows up to %d. Nothing was"
                  + " changed. Use the newer version, or %s.")
              .formatted(target.store(), applied.size(), scripts.size(), target.other()));
    }
    for (int i = 0; i < applied.size(); i++) {
      if (!applied.get(i).equals(checksum(scripts.get(i)))) {
        throw new UnsupportedStoreVersionException(
            ("The store '%s' has a schema %d that is not the one this version knows. Nothing was changed. Use the"
                    + " version that wrote it, or %s.")
                .formatted(target.store(), i + 1, target.other()));
      }
    }
  }

  /** The checksums of the applied steps, in order. */
  private List<String> applied(Connection connection) throws SQLException {
    List<String> checksums = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table = statement.executeQuery(target.table())) {
        if (!table.next()) {
          return checksums;
        }
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT checksum FROM " + TABLE + " ORDER BY version")) {
        while (rows.next()) {
          checksums.add(rows.getString(1));
        }
      }
    }
    return checksums;
  }

  private static void record(Connection connection, int version, String checksum, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, checksum);
      insert.setString(3, now.toString());
      insert.executeUpdate();
    }
  }

  /** Reads the resources {@code 1.sql} to {@code newest.sql} that lie beside a class. */
  public static List<String> scripts(Class<?> beside, int newest) {
    List<String> scripts = new ArrayList<>();
    for (int version = 1; version <= newest; version++) {
      try (InputStream in = beside.getResourceAsStream(version + ".sql")) {
        scripts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return scripts;
  }

  private static String checksum(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
