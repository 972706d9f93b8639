package dev.assetwright.postgres.server;

import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ties a schema to a home, a store to the one whose values and tables it speaks of: both have the same id, the home in the file
 * {@code store-id}. Otherwise a second home on the same store would count everything as missing, and make it again, and one that
 * had the same tables would replace them.
 */
public final class HomeBinding {
  private static final String FILE = "store-id";

  private final PostgresAddress address;
  private final String table;
  private final Path home;

  /** @param table as SQL takes it; with the columns {@code id} and {@code folder} */
  public HomeBinding(PostgresAddress address, String table, Path home) {
    this.address = address;
    this.table = table;
    this.home = home;
  }

  /** Ties a new store to the home. Throws when the store is tied to another, with everything as it was. */
  public void bind(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
      try (ResultSet row = statement.executeQuery("SELECT id, folder FROM " + table)) {
        if (row.next()) {
          require(row.getString(1), row.getString(2));
          remember(connection, "UPDATE " + table + " SET id = ?, folder = ?", row.getString(1));
        } else {
          remember(connection, "INSERT INTO " + table + " (id, folder) VALUES (?, ?)", idOfHome());
        }
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Throws when the store is tied to another home; reads only. */
  public void verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, folder FROM " + table)) {
      if (row.next()) {
        require(row.getString(1), row.getString(2));
      }
    }
  }

  private void require(String id, String folder) {
    if (!id.equals(read())) {
      throw new StoreUnavailableException(((address.purpose() == PostgresAddress.Purpose.STORE
                  ? "The store '%s' belongs to another home, '%s', where the values and tables are that it speaks of."
                  : "The tables in '%s' belong to another home, '%s', whose history speaks of them.")
              + " Nothing was changed. Use that home with --home, or another schema with '%s.schema'. If '%s' took"
              + " its place, write %s into its file '%s'.")
          .formatted(address.name(), folder, address.purpose().word(), home, id, FILE));
    }
  }

  private void remember(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.setString(2, home.toString());
      statement.executeUpdate();
    }
  }

  private String idOfHome() {
    String id = read();
    return id == null ? write(UUID.randomUUID().toString()) : id;
  }

  private @Nullable String read() {
    try {
      return Files.readString(home.resolve(FILE)).strip();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private String write(String id) {
    try {
      Path fresh = Files.createTempFile(home, FILE, ".tmp");
      Files.writeString(fresh, id + "\n");
      Files.move(fresh, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
      return id;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private StoreUnavailableException unusable(IOException e) {
    return new StoreUnavailableException(
        "The file '%s' could not be read or written (%s). It says which store belongs to this home."
            .formatted(home.resolve(FILE), e.getMessage()),
        e);
  }
}
