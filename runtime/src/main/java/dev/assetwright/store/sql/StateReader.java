package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.ObservedState;
import dev.assetwright.spi.StoredState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the projections that the engine keeps in memory, all in one snapshot. */
final class StateReader {
  private final Connection connection;
  private final Names names;

  /** Most steps end alike, so most payloads are the same text. */
  private final Map<String, Payload.StepEnded> ends = new HashMap<>();

  StateReader(Connection connection, Names names) {
    this.connection = connection;
    this.names = names;
  }

  StoredState load() throws SQLException {
    names.loadCells();
    return new StoredState(
        lastSequence(connection), cells(), observations(), checks(), partitions());
  }

  static long lastSequence(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM event")) {
      row.next();
      return row.getLong(1);
    }
  }

  static long prunedTo(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM pruning")) {
      row.next();
      return row.getLong(1);
    }
  }

  private Map<Cell, CellState> cells() throws SQLException {
    Map<Cell, CellState> cells = new HashMap<>();
    String sql = "SELECT c.id, c.materialization_id, m.at_nanos, c.changed_at_nanos, m.run_id,"
        + " coalesce(c.accepted_code_word_id, m.code_word_id), m.config_word_id, m.data_version, m.row_count, m.token, m.inputs,"
        + " c.latest_sequence, e.at_nanos, e.run_id, e.payload,"
        + " c.skipped_sequence, s.at_nanos, s.run_id, s.payload, c.accepted_skip_word_id FROM cell c"
        + " LEFT JOIN materialization m ON m.id = c.materialization_id"
        + " LEFT JOIN event e ON e.sequence = c.latest_sequence"
        + " LEFT JOIN event s ON s.sequence = c.skipped_sequence"
        + " WHERE c.materialization_id IS NOT NULL OR c.latest_sequence IS NOT NULL"
        + " OR c.skipped_sequence IS NOT NULL";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        cells.put(
            names.cell(row.getLong(1)), new CellState(published(row), latest(row), skipped(row)));
      }
    }
    return cells;
  }

  private CellState.@Nullable Published published(ResultSet row) throws SQLException {
    row.getLong(2);
    if (row.wasNull()) {
      return null;
    }
    return new CellState.Published(
        Nanos.instant(row.getLong(3)),
        Nanos.instant(row.getLong(4)),
        names.run(row.getLong(5)),
        names.word(row.getLong(6)),
        names.word(row.getLong(7)),
        row.getString(8),
        row.getLong(9),
        row.getString(10),
        MaterializationRows.inputs(row.getString(11), names));
  }

  private CellState.@Nullable Latest latest(ResultSet row) throws SQLException {
    row.getLong(12);
    if (row.wasNull()) {
      return null;
    }
    Payload.StepEnded payload = ends.computeIfAbsent(
        row.getString(15), json -> Json.facts().read(json, Payload.StepEnded.class));
    return new CellState.Latest(
        Nanos.instant(row.getLong(13)),
        names.run(row.getLong(14)),
        payload.status(),
        payload.reason(),
        payload.failure());
  }

  private CellState.@Nullable Skipped skipped(ResultSet row) throws SQLException {
    row.getLong(16);
    if (row.wasNull()) {
      return null;
    }
    CellState.Skipped skip = MaterializationRows.skipped(
        Nanos.instant(row.getLong(17)),
        names.run(row.getLong(18)),
        Json.facts().read(row.getString(19), Payload.Skipped.class),
        names);
    long accepted = row.getLong(20);
    return row.wasNull() ? skip : skip.withCode(names.word(accepted));
  }

  private Map<Cell, ObservedState> observations() throws SQLException {
    Map<Cell, ObservedState> observations = new HashMap<>();
    String sql = "SELECT cell_id, version, changed_at, observed_at_nanos, absent_reason,"
        + " last_version FROM observation";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        String changedAt = row.getString(3);
        ObservedState state = new ObservedState(
            row.getString(2),
            changedAt == null ? null : Instant.parse(changedAt),
            Nanos.instant(row.getLong(4)),
            row.getString(5),
            row.getString(6));
        observations.put(names.cell(row.getLong(1)), state);
      }
    }
    return observations;
  }

  private Map<Cell, Map<String, CheckState>> checks() throws SQLException {
    Map<Cell, Map<String, CheckState>> checks = new HashMap<>();
    String sql = "SELECT s.cell_id, e.at_nanos, e.run_id, e.payload FROM check_state s"
        + " JOIN event e ON e.sequence = s.sequence";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        Payload.Check payload = Json.facts().read(row.getString(4), Payload.Check.class);
        CheckState state = checkState(row.getLong(2), names.run(row.getLong(3)), payload);
        checks
            .computeIfAbsent(names.cell(row.getLong(1)), cell -> new TreeMap<>())
            .put(payload.check(), state);
      }
    }
    return checks;
  }

  private Map<String, List<String>> partitions() throws SQLException {
    Map<String, List<String>> partitions = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT grid, key FROM added_partition ORDER BY id")) {
      while (row.next()) {
        partitions
            .computeIfAbsent(row.getString(1), grid -> new ArrayList<>())
            .add(row.getString(2));
      }
    }
    return partitions;
  }

  static CheckState checkState(long atNanos, String run, Payload.Check payload) {
    return new CheckState(
        Nanos.instant(atNanos),
        run,
        payload.passed(),
        payload.blocking(),
        payload.warning(),
        payload.message());
  }
}
