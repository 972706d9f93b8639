package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows of table {@code materialization}. */
final class MaterializationRows {
  /** The columns that {@link #read} takes, of a table called {@code m}. */
  static final String COLUMNS = "m.cell_id, m.run_id, m.attempt, m.at_nanos, m.duration_millis,"
      + " m.code_word_id, m.config_word_id, m.data_version, m.row_count, m.size_bytes, m.inputs,"
      + " m.metadata";

  private MaterializationRows() {}

  /** Reads {@link #COLUMNS}, the first of which is at {@code column}. */
  static Materialization read(ResultSet row, int column, Names names) throws SQLException {
    return new Materialization(
        names.cell(row.getLong(column)),
        names.run(row.getLong(column + 1)),
        row.getInt(column + 2),
        Nanos.instant(row.getLong(column + 3)),
        row.getLong(column + 4),
        names.word(row.getLong(column + 5)),
        names.word(row.getLong(column + 6)),
        row.getString(column + 7),
        row.getLong(column + 8),
        row.getLong(column + 9),
        inputs(row.getString(column + 10), names),
        metadata(row.getString(column + 11)));
  }

  static List<InputVersion> inputs(@Nullable String json, Names names) throws SQLException {
    if (json == null) {
      return List.of();
    }
    return inputs(List.of(Json.facts().read(json, Object[].class)), names);
  }

  /** Reads the number of a cell and its version, in turn. */
  static List<InputVersion> inputs(List<Object> flat, Names names) throws SQLException {
    List<InputVersion> inputs = new ArrayList<>(flat.size() / 2);
    for (int i = 0; i < flat.size(); i += 2) {
      Cell cell = names.cell(((Number) flat.get(i)).longValue());
      inputs.add(new InputVersion(cell.asset(), cell.partition(), (String) flat.get(i + 1)));
    }
    if (names.isAnyRenamed()) {
      // Sorted when written; an asset renamed since may stand elsewhere now.
      Collections.sort(inputs);
    }
    return inputs;
  }

  static CellState.Skipped skipped(Instant at, String run, Payload.Skipped payload, Names names)
      throws SQLException {
    return new CellState.Skipped(
        at,
        run,
        payload.codeVersion(),
        payload.configFingerprint(),
        inputs(payload.inputs(), names),
        payload.reason());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> metadata(@Nullable String json) {
    return json == null ? Map.of() : Json.facts().read(json, LinkedHashMap.class);
  }
}
