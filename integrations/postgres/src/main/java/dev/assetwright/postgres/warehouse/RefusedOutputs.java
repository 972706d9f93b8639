package dev.assetwright.postgres.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Quarantine.Kept;
import dev.assetwright.warehouse.sql.QuarantineNotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * What puts rows into quarantine and takes them out, within the connection's transaction. Each row is a JSON object, whose
 * numbers are exact, so that refused rows of any shape lie in one table.
 */
final class RefusedOutputs {
  private final Connection connection;
  private final String rows;
  private final QuarantineNotes notes;

  RefusedOutputs(Connection connection, TableNames names) {
    this.connection = connection;
    this.rows = names.qualified(TableNames.REFUSED);
    this.notes = new QuarantineNotes(connection, names.qualified(TableNames.QUARANTINED));
  }

  /** Keeps staged rows instead of what was there of their cells. */
  void keep(Collection<StagedOutput> outputs, Refusal refusal) throws SQLException {
    for (StagedOutput output : outputs) {
      Cell cell = output.cell();
      Kept kept = new Kept(cell, refusal, output.dataVersion(), output.count());
      notes.put(new QuarantineNotes.Note(kept, output.shape().names()));
      remove(cell);
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + rows
          + " SELECT ?, ?, row_number() OVER (), to_jsonb(staged) FROM " + output.reference()
          + " AS staged")) {
        bind(insert, cell);
        insert.executeUpdate();
      }
    }
  }

  /** Removes what is kept of a cell. */
  void clear(Cell cell) throws SQLException {
    if (notes.remove(cell)) {
      remove(cell);
    }
  }

  /** Removes it unless another one has taken its place. */
  void drop(Kept kept) throws SQLException {
    QuarantineNotes.Note note = notes.find(kept.cell());
    if (note != null && note.kept().equals(kept)) {
      clear(kept.cell());
    }
  }

  /** Gives what is kept of an asset to another one, unless that has something. */
  void rename(AssetKey from, AssetKey to) throws SQLException {
    if (notes.isAnyOf(to)) {
      return;
    }
    notes.rename(from, to);
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE " + rows + " SET asset = ? WHERE asset = ?")) {
      update.setString(1, to.toString());
      update.setString(2, from.toString());
      update.executeUpdate();
    }
  }

  private void remove(Cell cell) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + rows + " WHERE asset = ? AND partition = ?")) {
      bind(delete, cell);
      delete.executeUpdate();
    }
  }

  static void bind(PreparedStatement statement, Cell cell) throws SQLException {
    statement.setString(1, cell.asset().toString());
    statement.setString(2, cell.partition() == null ? "" : cell.partition());
  }
}
