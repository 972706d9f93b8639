package dev.assetwright.postgres.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.warehouse.sql.QuarantineNotes;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refused rows in a table of the warehouse; see {@link RefusedOutputs}. */
final class PostgresQuarantine implements Quarantine {
  private final Connections connections;
  private final WarehouseSchema schema;

  PostgresQuarantine(Connections connections, WarehouseSchema schema) {
    this.connections = connections;
    this.schema = schema;
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

  private RowPage page(Connection connection, QuarantineNotes.Note note, int offset, int limit)
      throws SQLException {
    List<String> columns = note.columns();
    String each = "row ->> ?, jsonb_typeof(row -> ?)";
    String expressions = String.join(", ", columns.stream().map(column -> each).toList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT " + expressions + " FROM "
        + schema.names().qualified(TableNames.REFUSED)
        + " WHERE asset = ? AND partition = ? ORDER BY number LIMIT ? OFFSET ?")) {
      int place = 1;
      for (String column : columns) {
        query.setString(place++, column);
        query.setString(place++, column);
      }
      Cell cell = note.kept().cell();
      query.setString(place++, cell.asset().toString());
      query.setString(place++, cell.partition() == null ? "" : cell.partition());
      query.setInt(place++, limit);
      query.setInt(place, offset);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            row.add(cell(result.getString(2 * i + 1), result.getString(2 * i + 2)));
          }
          rows.add(row);
        }
      }
    }
    return new RowPage(columns, rows, note.kept().rows());
  }

  private static @Nullable Object cell(@Nullable String text, @Nullable String type) {
    if (text == null || type == null) {
      return null;
    }
    return switch (type) {
      case "number" -> new BigDecimal(text);
      case "boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }

  @Override
  public void drop(Kept kept) {
    connections.changing(connection -> {
      if (schema.isThere(connection)) {
        new RefusedOutputs(connection, schema.names()).drop(kept);
      }
      return null;
    });
  }

  private interface Reading<T extends @Nullable Object> {
    T from(QuarantineNotes notes) throws SQLException;
  }

  private <T extends @Nullable Object> T reading(T nothing, Reading<T> reading) {
    return connections.asking(connection -> schema.isThere(connection)
        ? reading.from(
            new QuarantineNotes(connection, schema.names().qualified(TableNames.QUARANTINED)))
        : nothing);
  }
}
