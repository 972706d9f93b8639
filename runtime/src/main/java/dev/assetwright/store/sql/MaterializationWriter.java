package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes materializations: announced and recorded, or recorded at once. Used by the writer's thread alone. */
final class MaterializationWriter {
  private record Announced(long id, Materialization materialization) {}

  private final WriteSession session;
  private final WriteIds ids;
  private final WriteSession.Batch rows;
  private final WriteSession.Batch sequences;
  private final CellChanges cells;
  private final WriteSession.Batch opened;
  private final WriteSession.Batch completed;

  /** What this process announced and did not complete yet, by token and cell. */
  private final Map<String, Map<Cell, Announced>> announcedByToken = new HashMap<>();

  MaterializationWriter(WriteSession session, WriteIds ids, CellChanges cells) throws SQLException {
    this.session = session;
    this.ids = ids;
    rows = session.rows(
        "materialization (id, sequence, cell_id, run_id, attempt, at_nanos, duration_millis,"
            + " code_word_id, config_word_id, data_version, row_count, size_bytes, inputs, metadata,"
            + " token)",
        "");
    sequences = session.batch("UPDATE materialization SET sequence = ? WHERE id = ?");
    this.cells = cells;
    opened = session.batch("INSERT INTO open_publishing"
        + " (token, cell_id, materialization_id, sequence) VALUES (?, ?, ?, ?)"
        + " ON CONFLICT (token, cell_id) DO UPDATE SET"
        + " materialization_id = excluded.materialization_id, sequence = excluded.sequence");
    completed = session.batch("DELETE FROM open_publishing WHERE token = ? AND cell_id = ?");
  }

  /** Writes what is about to be published, and returns its number. */
  long announce(long sequence, String token, Materialization materialization) throws SQLException {
    long id = ids.nextMaterialization();
    insert(id, null, token, materialization);
    opened.add(token, ids.cell(materialization.cell()), id, sequence);
    announcedByToken
        .computeIfAbsent(token, t -> new HashMap<>())
        .put(materialization.cell(), new Announced(id, materialization));
    return id;
  }

  void drop(String token) throws SQLException {
    announcedByToken.remove(token);
    session.execute("DELETE FROM open_publishing WHERE token = ?", token);
  }

  /** Writes what was published, and returns its number: the announced one when it came as announced. */
  long record(long sequence, Event.Materialized event) throws SQLException {
    Materialization materialization = event.materialization();
    long cell = ids.cell(materialization.cell());
    Long id = event.token() == null ? null : announced(event.token(), materialization);
    if (id == null) {
      id = ids.nextMaterialization();
      insert(id, sequence, event.token(), materialization);
    } else {
      sequences.add(sequence, id);
    }
    if (event.token() != null) {
      completed.add(event.token(), cell);
    }
    cells.publish(cell, materialization.dataVersion(), Nanos.of(materialization.at()), id);
    return id;
  }

  private @Nullable Long announced(String token, Materialization materialization)
      throws SQLException {
    Map<Cell, Announced> announced = announcedByToken.get(token);
    if (announced == null) {
      return announcedBefore(token, materialization);
    }
    Announced found = announced.remove(materialization.cell());
    if (announced.isEmpty()) {
      announcedByToken.remove(token);
    }
    return found != null && found.materialization().equals(materialization) ? found.id() : null;
  }

  /** Looks for what another process announced, or this one before an error. */
  private @Nullable Long announcedBefore(String token, Materialization materialization)
      throws SQLException {
    session.flush();
    try (ResultSet row = session.query(
        "SELECT m.id, " + MaterializationRows.COLUMNS
            + " FROM open_publishing o JOIN materialization m ON m.id = o.materialization_id"
            + " WHERE o.token = ? AND o.cell_id = ?",
        token,
        ids.cell(materialization.cell()))) {
      if (!row.next()) {
        return null;
      }
      Names names = new Names(session.connection(), new Names.Cache());
      boolean equal = MaterializationRows.read(row, 2, names).equals(materialization);
      return equal ? row.getLong(1) : null;
    }
  }

  /** The number of what is on record; it is written once more when it was taken away meanwhile. */
  long find(Materialization made) throws SQLException {
    session.flush();
    Names names = new Names(session.connection(), new Names.Cache());
    try (ResultSet row = session.query(
        "SELECT m.id, " + MaterializationRows.COLUMNS + " FROM materialization m"
            + " WHERE m.cell_id = ? AND m.data_version = ? AND m.at_nanos = ?"
            + " AND m.sequence IS NOT NULL ORDER BY m.id DESC",
        ids.cell(made.cell()),
        made.dataVersion(),
        Nanos.of(made.at()))) {
      while (row.next()) {
        if (MaterializationRows.read(row, 2, names).equals(made)) {
          return row.getLong(1);
        }
      }
    }
    long id = ids.nextMaterialization();
    insert(id, null, null, made);
    return id;
  }

  private void insert(long id, @Nullable Long sequence, @Nullable String token, Materialization of)
      throws SQLException {
    rows.add(
        id,
        sequence,
        ids.cell(of.cell()),
        ids.run(of.run()),
        of.attempt(),
        Nanos.of(of.at()),
        of.durationMillis(),
        ids.word(of.codeVersion()),
        ids.word(of.configFingerprint()),
        of.dataVersion(),
        of.rows(),
        of.bytes(),
        of.inputs().isEmpty() ? null : text(of.inputs()),
        of.metadata().isEmpty() ? null : Json.facts().write(of.metadata()),
        token);
  }

  /** The same as JSON of {@link #flat}, but for what has to be escaped written at once: this happens for every materialization. */
  private String text(List<InputVersion> inputs) throws SQLException {
    StringBuilder text = new StringBuilder(48 * inputs.size()).append('[');
    for (InputVersion input : inputs) {
      if (!isPlain(input.dataVersion())) {
        return Json.facts().write(flat(inputs, ids));
      }
      text.append(text.length() == 1 ? "" : ",")
          .append(ids.cell(input.cell()))
          .append(",\"")
          .append(input.dataVersion())
          .append('"');
    }
    return text.append(']').toString();
  }

  private static boolean isPlain(String version) {
    for (int i = 0; i < version.length(); i++) {
      char each = version.charAt(i);
      if (each < ' ' || each > '~' || each == '"' || each == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Returns inputs as they are kept: the number of a cell and its version, in turn. */
  static List<Object> flat(List<InputVersion> inputs, WriteIds ids) throws SQLException {
    List<Object> flat = new ArrayList<>(2 * inputs.size());
    for (InputVersion input : inputs) {
      flat.add(ids.cell(input.cell()));
      flat.add(input.dataVersion());
    }
    return flat;
  }
}
