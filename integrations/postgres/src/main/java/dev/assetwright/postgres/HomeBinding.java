package dev.assetwright.postgres;

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
 * Ties a store to the home whose values and tables it speaks of: both have the same id, the home in the file {@code
 * store-id}. Otherwise a second home on the same store would count everything as missing, and make it again.
 */
final class HomeBinding {
  private static final String FILE = "store-id";

  private final PostgresAddress address;
  private final Path home;

  HomeBinding(PostgresAddress address, Path home) {
    this.address = address;
    this.home = home;
  }

  /** Ties a new store to the home. Throws when the store is tied to another, with everything as it was. */
  void bind(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE home IN EXCLUSIVE MODE");
      try (ResultSet row = statement.executeQuery("SELECT id, folder FROM home")) {
        if (row.next()) {
          require(row.getString(1), row.getString(2));
          remember(connection, "UPDATE home SET id = ?, folder = ?", row.getString(1));
        } else {
          remember(connection, "INSERT INTO home (id, folder) VALUES (?, ?)", idOfHome());
        }
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Throws when the store is tied to another home; reads only. */
  void verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, folder FROM home")) {
      if (row.next()) {
        require(row.getString(1), row.getString(2));
      }
    }
  }

  private void require(String id, String folder) {
    if (!id.equals(read())) {
      throw new StoreUnavailableException(
          ("The store '%s' belongs to another home, '%s', where the values and tables are that it speaks of. Nothing was"
                  + " changed. Use that home with --home, or another schema with 'store.schema'. If '%s' took its place,"
                  + " write %s into its file '%s'.")
              .formatted(address.name(), folder, home, id, FILE));
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
