package dev.assetwright.warehouse;

import dev.assetwright.model.InputVersion;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Sees to it that the versions read are those recorded. Tables are replaced in place, so between the decision to read one and
 * the reading another run may have published; the markers in the reader's own snapshot tell.
 */
final class PublishedVersions {
  private static final String QUERY = "SELECT data_version FROM main."
      + TableName.quote(TableName.MARKERS) + " WHERE asset = ? AND partition = ?";

  private PublishedVersions() {}

  /**
   * Compares the versions with what this connection sees.
   *
   * @throws InputChangedException if there is another one
   * @throws StoreUnavailableException if there is none, such as after a table was dropped by hand
   */
  static void require(Connection connection, List<InputVersion> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    if (TableColumns.of(connection, "main", TableName.MARKERS).isEmpty()) {
      throw gone(versions.get(0));
    }
    try (PreparedStatement query = connection.prepareStatement(QUERY)) {
      for (InputVersion version : versions) {
        query.setString(1, version.upstream().toString());
        query.setString(2, version.partition() == null ? "" : version.partition());
        try (ResultSet found = query.executeQuery()) {
          if (!found.next()) {
            throw gone(version);
          }
          if (!found.getString(1).equals(version.dataVersion())) {
            throw new InputChangedException(version);
          }
        }
      }
    }
  }

  private static StoreUnavailableException gone(InputVersion version) {
    return new StoreUnavailableException(
        "'%s' is gone from the warehouse. Materialize '%s' again to rebuild it."
            .formatted(version.cell(), version.upstream()));
  }
}
