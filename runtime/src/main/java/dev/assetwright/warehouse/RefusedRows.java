package dev.assetwright.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Quarantine.Kept;
import dev.assetwright.warehouse.sql.QuarantineNotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What puts rows into quarantine and takes them out, on a connection with the warehouse attached and within its transaction.
 *
 * <p>Those of {@code clean/sales} are in the table {@code clean/sales in quarantine}, a name that no key makes; its first column
 * says of which partition. The others have no declared type, so that each value stays exactly what was staged, whatever shape the
 * rows had that were refused before. The table goes with its last rows.
 */
final class RefusedRows {
  /** The column of the partition. Those of components have no blank in their names. */
  static final String PARTITION = TableName.quote("refused partition");

  private static final String INDEX = ".partition";

  private final Connection connection;
  private final QuarantineNotes notes;

  RefusedRows(Connection connection) {
    this.connection = connection;
    this.notes = new QuarantineNotes(connection, qualified(TableName.QUARANTINED));
  }

  /** Keeps staged rows instead of what was there of their cells. */
  void keep(Iterable<StagedTable> outputs, Refusal refusal) throws SQLException {
    WarehouseFile.execute(
        connection,
        "CREATE TABLE IF NOT EXISTS %s (%s) WITHOUT ROWID"
            .formatted(notes.table(), QuarantineNotes.COLUMNS));
    for (StagedTable output : outputs) {
      Cell cell = new Cell(output.asset().key(), output.partition());
      String table = TableName.quarantine(cell.asset());
      List<String> names = output.shape().names();
      prepare(table, names);
      remove(table, cell);
      copy(output, table, columns(names));
      Kept kept = new Kept(cell, refusal, output.dataVersion(), output.count());
      notes.put(new QuarantineNotes.Note(kept, names));
    }
  }

  private void prepare(String table, List<String> names) throws SQLException {
    Set<String> found = columnsOf(table);
    if (found.isEmpty()) {
      WarehouseFile.execute(
          connection,
          "CREATE TABLE %s (%s TEXT NOT NULL, %s)"
              .formatted(qualified(table), PARTITION, columns(names)));
      index(table);
      return;
    }
    for (String name : names) {
      if (!found.contains(name)) {
        WarehouseFile.execute(
            connection,
            "ALTER TABLE %s ADD COLUMN %s".formatted(qualified(table), TableName.quote(name)));
      }
    }
  }

  private void copy(StagedTable output, String table, String columns) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s (%s, %s) SELECT ?, %s FROM %s ORDER BY rowid"
            .formatted(qualified(table), PARTITION, columns, columns, output.reference()))) {
      insert.setString(1, text(output.partition()));
      insert.executeUpdate();
    }
  }

  /** Removes what is kept of a cell. */
  void clear(Cell cell) throws SQLException {
    if (!areNotesThere() || !notes.remove(cell)) {
      return;
    }
    String table = TableName.quarantine(cell.asset());
    if (!notes.isAnyOf(cell.asset())) {
      WarehouseFile.execute(connection, "DROP TABLE IF EXISTS " + qualified(table));
    } else if (!columnsOf(table).isEmpty()) {
      remove(table, cell);
    }
  }

  /** Removes it unless another one has taken its place. */
  void drop(Kept kept) throws SQLException {
    QuarantineNotes.Note note = areNotesThere() ? notes.find(kept.cell()) : null;
    if (note != null && note.kept().equals(kept)) {
      clear(kept.cell());
    }
  }

  /** Gives what is kept of an asset to another one, unless that has something. */
  void rename(AssetKey from, AssetKey to) throws SQLException {
    if (!areNotesThere() || !notes.isAnyOf(from) || notes.isAnyOf(to)) {
      return;
    }
    notes.rename(from, to);
    String old = TableName.quarantine(from);
    String now = TableName.quarantine(to);
    if (!columnsOf(old).isEmpty()) {
      WarehouseFile.execute(connection, "DROP INDEX IF EXISTS " + qualified(old + INDEX));
      WarehouseFile.execute(
          connection, "ALTER TABLE " + qualified(old) + " RENAME TO " + TableName.quote(now));
      index(now);
    }
  }

  private void index(String table) throws SQLException {
    WarehouseFile.execute(
        connection,
        "CREATE INDEX %s ON %s (%s)"
            .formatted(qualified(table + INDEX), TableName.quote(table), PARTITION));
  }

  private void remove(String table, Cell cell) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(
        "DELETE FROM " + qualified(table) + " WHERE " + PARTITION + " = ?")) {
      delete.setString(1, text(cell.partition()));
      delete.executeUpdate();
    }
  }

  private boolean areNotesThere() throws SQLException {
    return !columnsOf(TableName.QUARANTINED).isEmpty();
  }

  private Set<String> columnsOf(String table) throws SQLException {
    return TableColumns.of(connection, WarehouseFile.SCHEMA, table).keySet();
  }

  static String columns(List<String> names) {
    return names.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }

  static String text(@Nullable String partition) {
    return partition == null ? "" : partition;
  }

  private static String qualified(String name) {
    return WarehouseFile.SCHEMA + "." + TableName.quote(name);
  }
}
