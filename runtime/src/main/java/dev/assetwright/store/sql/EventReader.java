package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.Schedule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads events back from the log. */
final class EventReader {
  private static final String AFTER =
      "SELECT e.sequence, e.kind_id, e.at_nanos, e.run_id, e.cell_id,"
          + " e.payload, m.token, r.plan, " + MaterializationRows.COLUMNS + " FROM event e"
          + " LEFT JOIN materialization m ON m.id = e.materialization_id"
          + " LEFT JOIN run r ON e.kind_id = 1 AND r.id = e.run_id"
          + " WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?";
  private static final int FIRST_OF_MATERIALIZATION = 9;

  private final Connection connection;
  private final Names names;

  EventReader(Connection connection, Names names) {
    this.connection = connection;
    this.names = names;
  }

  List<RecordedEvent> after(long sequence, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
      statement.setLong(1, sequence);
      statement.setInt(2, limit);
      List<RecordedEvent> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(new RecordedEvent(row.getLong(1), event(row)));
        }
      }
      return List.copyOf(events);
    }
  }

  /** Reads one announced publishing by its place in the log. */
  Event.Publishing publishing(long sequence) throws SQLException {
    return (Event.Publishing) after(sequence - 1, 1).get(0).event();
  }

  private Event event(ResultSet row) throws SQLException {
    EventKind kind = EventKind.of(row.getInt(2));
    Instant at = Nanos.instant(row.getLong(3));
    return switch (kind) {
      case RUN_QUEUED -> {
        Payload.Queued payload = payload(row, Payload.Queued.class);
        List<Cell> steps = plan(row.getString(8), names);
        yield new Event.RunQueued(at, run(row), payload.request(), payload.process(), steps);
      }
      case RUN_STARTED -> new Event.RunStarted(at, run(row));
      case RUN_ENDED -> {
        Payload.Ended payload = payload(row, Payload.Ended.class);
        yield new Event.RunEnded(at, run(row), payload.status(), payload.reason());
      }
      case ATTEMPT_STARTED -> {
        Payload.Attempt payload = payload(row, Payload.Attempt.class);
        yield new Event.AttemptStarted(at, run(row), cell(row), payload.attempt());
      }
      case ATTEMPT_FAILED -> {
        Payload.AttemptFailed payload = payload(row, Payload.AttemptFailed.class);
        yield new Event.AttemptFailed(
            at, run(row), cell(row), payload.attempt(), payload.failure(), payload.retryAt());
      }
      case PUBLISHING -> {
        Payload.Publishing payload = payload(row, Payload.Publishing.class);
        yield new Event.Publishing(
            at,
            run(row),
            payload.token(),
            materializations(payload.materializations()),
            payload.partitionsChanged(at));
      }
      case PUBLISHING_DROPPED ->
        new Event.PublishingDropped(
            at, run(row), payload(row, Payload.Dropped.class).token());
      case MATERIALIZED ->
        new Event.Materialized(
            MaterializationRows.read(row, FIRST_OF_MATERIALIZATION, names), row.getString(7));
      case STEP_ENDED -> {
        Payload.StepEnded payload = payload(row, Payload.StepEnded.class);
        yield new Event.StepEnded(
            at,
            run(row),
            cell(row),
            payload.attempt(),
            payload.status(),
            payload.reason(),
            payload.failure());
      }
      case SKIPPED ->
        new Event.Skipped(
            cell(row),
            MaterializationRows.skipped(at, run(row), payload(row, Payload.Skipped.class), names));
      case CHECK_EVALUATED -> {
        Payload.Check payload = payload(row, Payload.Check.class);
        yield new Event.CheckEvaluated(
            at,
            run(row),
            cell(row),
            payload.check(),
            payload.passed(),
            payload.blocking(),
            payload.warning(),
            payload.message());
      }
      case EXTERNAL_OBSERVED -> {
        Payload.Observed payload = payload(row, Payload.Observed.class);
        yield new Event.ExternalObserved(
            at, cell(row), payload.version(), payload.changedAt(), payload.absentReason());
      }
      case TICKED -> {
        Payload.Ticked payload = payload(row, Payload.Ticked.class);
        yield new Event.Ticked(
            at,
            new Schedule(payload.cron(), payload.zone()),
            payload.due(),
            payload.assets(),
            payload.run(),
            payload.reason());
      }
      case FORGOTTEN -> new Event.Forgotten(at, cell(row));
      case RENAMED -> {
        Payload.Renamed payload = payload(row, Payload.Renamed.class);
        yield new Event.Renamed(at, payload.from(), payload.to());
      }
      case CODE_ACCEPTED -> {
        Payload.CodeAccepted payload = payload(row, Payload.CodeAccepted.class);
        yield new Event.CodeAccepted(
            at,
            names.cells(payload.numbers(row.getLong(5))),
            payload.was(),
            payload.codeVersion(),
            payload.because());
      }
      case PARTITIONS_CHANGED -> {
        Payload.PartitionsChanged payload = payload(row, Payload.PartitionsChanged.class);
        yield payload.event(at);
      }
      case BACKFILL_STARTED -> {
        Payload.BackfillStarted payload = payload(row, Payload.BackfillStarted.class);
        yield new Event.BackfillStarted(at, payload.backfill(), payload.request());
      }
      case BACKFILL_CHANGED -> {
        Payload.BackfillChanged payload = payload(row, Payload.BackfillChanged.class);
        yield new Event.BackfillChanged(
            at, payload.backfill(), payload.status(), payload.retries(), payload.reason());
      }
      case REVERTED ->
        new Event.Reverted(at, MaterializationRows.read(row, FIRST_OF_MATERIALIZATION, names));
      case CANCEL_REQUESTED -> new Event.CancelRequested(at, run(row));
    };
  }

  static List<Cell> plan(String json, Names names) throws SQLException {
    long[] ids = Json.facts().read(json, long[].class);
    List<Cell> steps = new ArrayList<>(ids.length);
    for (long id : ids) {
      steps.add(names.cell(id));
    }
    return steps;
  }

  private List<Materialization> materializations(List<Long> ids) throws SQLException {
    String sql = "SELECT " + MaterializationRows.COLUMNS + " FROM materialization m WHERE m.id = ?";
    List<Materialization> found = new ArrayList<>(ids.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long id : ids) {
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          found.add(MaterializationRows.read(row, 1, names));
        }
      }
    }
    return found;
  }

  private String run(ResultSet row) throws SQLException {
    return names.run(row.getLong(4));
  }

  private Cell cell(ResultSet row) throws SQLException {
    return names.cell(row.getLong(5));
  }

  private static <T> T payload(ResultSet row, Class<T> type) throws SQLException {
    return Json.facts().read(row.getString(6), type);
  }
}
