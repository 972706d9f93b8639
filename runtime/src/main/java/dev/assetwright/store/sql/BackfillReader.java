package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.BackfillStore.StepListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions about backfills from the projections, in one snapshot. */
final class BackfillReader {
  private static final String BACKFILL =
      "SELECT b.status, b.driver, s.at_nanos, s.payload, c.at_nanos, c.payload,"
          + " (SELECT count(*) FROM run r WHERE r.backfill_id = b.id)"
          + " FROM backfill b JOIN event s ON s.sequence = b.started_sequence"
          + " LEFT JOIN event c ON c.sequence = b.changed_sequence ";
  private static final String NEWEST_FIRST = " ORDER BY b.id DESC LIMIT ?";
  private static final String COUNTS = "SELECT t.status, count(*) FROM (SELECT s.status,"
      + " row_number() OVER (PARTITION BY s.cell_id ORDER BY r.queued_sequence DESC) AS age"
      + " FROM backfill b JOIN run r ON r.backfill_id = b.id JOIN step s ON s.run_id = r.id"
      + " WHERE b.name = ?) t"
      + " WHERE t.age = 1 GROUP BY t.status";
  private static final String STEPS = "SELECT s.cell_id, CASE WHEN s.status = 'CANCELED'"
      + " AND r.status = 'FAILED' THEN 'FAILED' ELSE s.status END, s.attempt FROM backfill b"
      + " JOIN run r ON r.backfill_id = b.id JOIN step s ON s.run_id = r.id WHERE b.name = ?%s"
      + " ORDER BY r.queued_sequence, s.position";
  private static final String SINCE_RETRY = " AND r.queued_sequence > b.retried_sequence";

  private final Connection connection;
  private final Names names;

  BackfillReader(Connection connection, Names names) {
    this.connection = connection;
    this.names = names;
  }

  List<BackfillRecord> newest(int limit) throws SQLException {
    return backfills(BACKFILL + NEWEST_FIRST, limit);
  }

  List<BackfillRecord> named(String prefix, int limit) throws SQLException {
    // As for runs: a range instead of LIKE.
    return backfills(
        BACKFILL + "WHERE b.name >= ? AND b.name < ?" + NEWEST_FIRST,
        prefix,
        prefix + Character.toString(Character.MAX_CODE_POINT),
        limit);
  }

  List<String> open() throws SQLException {
    String sql = "SELECT name FROM backfill WHERE status IN ('RUNNING', 'PAUSED') ORDER BY id";
    List<String> open = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        open.add(row.getString(1));
      }
    }
    return open;
  }

  List<String> runs(String backfill, int limit) throws SQLException {
    String sql = "SELECT r.name FROM backfill b JOIN run r ON r.backfill_id = b.id"
        + " WHERE b.name = ? ORDER BY r.queued_sequence DESC LIMIT ?";
    List<String> runs = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql, backfill, limit);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        runs.add(row.getString(1));
      }
    }
    return runs;
  }

  void forEachStep(String backfill, boolean sinceRetry, StepListener told) throws SQLException {
    try (PreparedStatement statement =
            prepared(STEPS.formatted(sinceRetry ? SINCE_RETRY : ""), backfill);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        told.told(names.cell(row.getLong(1)), StepStatus.valueOf(row.getString(2)), row.getInt(3));
      }
    }
  }

  private List<BackfillRecord> backfills(String sql, Object... parameters) throws SQLException {
    List<BackfillRecord> backfills = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        backfills.add(backfill(row));
      }
    }
    return backfills;
  }

  private BackfillRecord backfill(ResultSet row) throws SQLException {
    Payload.BackfillStarted started =
        Json.facts().read(row.getString(4), Payload.BackfillStarted.class);
    String text = row.getString(6);
    Payload.@Nullable BackfillChanged changed =
        text == null ? null : Json.facts().read(text, Payload.BackfillChanged.class);
    return new BackfillRecord(
        started.backfill(),
        started.request(),
        BackfillStatus.valueOf(row.getString(1)),
        Nanos.instant(row.getLong(3)),
        changed == null ? null : Nanos.instant(row.getLong(5)),
        changed == null ? "" : changed.reason(),
        row.getString(2),
        row.getInt(7));
  }

  Map<StepStatus, Integer> counts(String backfill) throws SQLException {
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    try (PreparedStatement statement = prepared(COUNTS, backfill);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(StepStatus.valueOf(row.getString(1)), row.getInt(2));
      }
    }
    return counts;
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
