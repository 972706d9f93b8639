package dev.assetwright.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.warehouse.sql.QuarantineNotes;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refused rows in tables of the warehouse; see {@link RefusedRows}. */
final class WarehouseQuarantine implements Quarantine {
  private final WarehouseFile file;

  WarehouseQuarantine(WarehouseFile file) {
    this.file = file;
  }

  @Override
  public List<Kept> all() {
    return kept(null);
  }

  @Override
  public List<Kept> of(AssetKey asset) {
    return kept(asset);
  }

  private List<Kept> kept(@Nullable AssetKey asset) {
    return reading(
        List.of(),
        notes -> notes.of(asset).stream()
            .map(QuarantineNotes.Note::kept)
            .sorted(Comparator.comparing(Kept::cell))
            .toList());
  }

  @Override
  public @Nullable Kept find(Cell cell) {
    return reading(null, notes -> {
      QuarantineNotes.Note note = notes.find(cell);
      return note == null ? null : note.kept();
    });
  }

  @Override
  public RowPage preview(AssetDefinition asset, Type type, Kept kept, int offset, int limit) {
    return reading(RowPage.NOTHING, notes -> {
      QuarantineNotes.Note note = notes.find(kept.cell());
      return note != null && note.kept().equals(kept)
          ? page(notes.connection(), note, offset, limit)
          : RowPage.NOTHING;
    });
  }

  private static RowPage page(
      Connection connection, QuarantineNotes.Note note, int offset, int limit) throws SQLException {
    Cell cell = note.kept().cell();
    String table = TableName.quarantine(cell.asset());
    if (TableColumns.of(connection, "main", table).isEmpty()) {
      // Somebody dropped it by hand.
      return RowPage.NOTHING;
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT %s FROM %s WHERE %s = ? ORDER BY rowid LIMIT %d OFFSET %d"
            .formatted(
                RefusedRows.columns(note.columns()),
                TableName.quote(table),
                RefusedRows.PARTITION,
                limit,
                offset))) {
      query.setString(1, RefusedRows.text(cell.partition()));
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(SqlValues.row(result, note.columns().size()));
        }
      }
    }
    return new RowPage(note.columns(), rows, note.kept().rows());
  }

  @Override
  public void drop(Kept kept) {
    if (!kept.equals(find(kept.cell()))) {
      return;
    }
    try (Connection connection = file.openStaging(() -> false)) {
      file.publishing(connection, writer -> {
        WarehouseFile.transaction(writer, () -> new RefusedRows(writer).drop(kept));
        return null;
      });
    } catch (SQLException e) {
      throw file.failures().unavailable(e);
    }
  }

  private interface Reading<T extends @Nullable Object> {
    T from(QuarantineNotes notes) throws SQLException;
  }

  private <T extends @Nullable Object> T reading(T nothing, Reading<T> reading) {
    if (!file.exists()) {
      return nothing;
    }
    try {
      return file.keeping(connection -> {
        if (TableColumns.of(connection, "main", TableName.QUARANTINED).isEmpty()) {
          return nothing;
        }
        return reading.from(
            new QuarantineNotes(connection, "main." + TableName.quote(TableName.QUARANTINED)));
      });
    } catch (SQLException e) {
      throw file.failures().unavailable(e);
    }
  }
}
