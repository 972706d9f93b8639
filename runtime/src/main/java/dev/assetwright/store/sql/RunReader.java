package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/** Answers questions about the past from the projections. */
final class RunReader implements RunStore {
  private static final String RUN = "SELECT r.id, r.name, r.status, q.payload AS queued,"
      + " r.queued_at_nanos, r.started_at_nanos, x.at_nanos AS ended_at_nanos,"
      + " x.payload AS ended, r.counts FROM run r JOIN event q ON q.sequence = r.queued_sequence"
      + " LEFT JOIN event x ON x.sequence = r.ended_sequence ";
  private static final String STEP = "SELECT s.position, s.cell_id, s.status, s.attempt,"
      + " s.retry_at_nanos, b.at_nanos AS started_at_nanos, x.kind_id AS ended_kind,"
      + " x.at_nanos AS ended_at_nanos, x.payload AS ended, m.row_count, m.metadata FROM %s s"
      + " LEFT JOIN event b ON b.sequence = s.started_sequence"
      + " LEFT JOIN event x ON x.sequence = s.ended_sequence"
      + " LEFT JOIN materialization m ON m.id = s.materialization_id ";

  private static final String OF_RUN = "run_id = (SELECT id FROM run WHERE name = :run)";

  /** What stands beside a step is looked up for the page alone: a run may have a million. Positions leave none out. */
  private static final String STEPS = STEP.formatted(
          "(SELECT * FROM step WHERE " + OF_RUN + " AND position >= :offset AND position < :end)")
      + "ORDER BY s.position";

  private static final String STEPS_IN_STATE = STEP.formatted("(SELECT * FROM step WHERE " + OF_RUN
          + " AND status = :status" + " ORDER BY position LIMIT :limit OFFSET :offset)")
      + "ORDER BY s.position";

  private static final String ALL_STEPS =
      STEP.formatted("step") + "WHERE s." + OF_RUN + " ORDER BY s.position";

  private static final String ONE_STEP = STEP.formatted("step")
      + "WHERE s.run_id = (SELECT id FROM run WHERE name = :run) AND s.cell_id ="
      + " (SELECT c.id FROM cell c JOIN asset a ON a.id = c.asset_id"
      + " WHERE a.key = :asset AND c.partition = :partition)";

  /** How many steps of a run are in each state. */
  static final String COUNTS = "SELECT status, count(*) FROM step WHERE run_id = ? GROUP BY status";

  private interface Answer<T> {
    T from(Handle handle, Names names) throws SQLException;
  }

  private final Jdbi jdbi;
  private final Names.Cache cache;
  private final StoreErrors errors;

  RunReader(SqlDatabase database, Names.Cache cache) {
    this.jdbi = Jdbi.create(database);
    this.cache = cache;
    this.errors = database.errors();
  }

  @Override
  public List<RunRecord> runs(@Nullable AssetKey asset, @Nullable Instant before, int limit) {
    String touching = "AND EXISTS (SELECT 1 FROM run_asset t JOIN asset a ON a.id = t.asset_id"
        + " WHERE t.run_id = r.id AND a.key = :asset) ";
    String sql = RUN
        + "WHERE r.queued_at_nanos < :before "
        + (asset == null ? "" : touching)
        + "ORDER BY r.queued_sequence DESC LIMIT :limit";
    return answer((handle, names) -> {
      var query = handle
          .createQuery(sql)
          .bind("before", before == null ? Long.MAX_VALUE : Nanos.of(before))
          .bind("limit", limit);
      if (asset != null) {
        query.bind("asset", asset.toString());
      }
      return query.map((row, context) -> run(row, handle)).list();
    });
  }

  @Override
  public List<RunRecord> findRuns(String prefix) {
    // A range instead of LIKE, whose wildcards may stand in what somebody typed, and which folds
    // case.
    String sql = RUN + "WHERE r.name >= :prefix AND r.name < :end"
        + " ORDER BY r.queued_sequence DESC LIMIT 10";
    return answer((handle, names) -> handle
        .createQuery(sql)
        .bind("prefix", prefix)
        .bind("end", prefix + Character.toString(Character.MAX_CODE_POINT))
        .map((row, context) -> run(row, handle))
        .list());
  }

  @Override
  public List<RunRecord> openRuns() {
    String sql = RUN + "WHERE r.status IN ('QUEUED', 'STARTED') ORDER BY r.queued_sequence";
    return answer((handle, names) ->
        handle.createQuery(sql).map((row, context) -> run(row, handle)).list());
  }

  @Override
  public List<StepRecord> steps(String run, int offset, int limit) {
    return answer((handle, names) -> handle
        .createQuery(STEPS)
        .bind("run", run)
        .bind("offset", offset)
        .bind("end", (long) offset + limit)
        .map((row, context) -> step(row, names))
        .list());
  }

  @Override
  public List<StepRecord> steps(String run, StepStatus status, int offset, int limit) {
    return answer((handle, names) -> handle
        .createQuery(STEPS_IN_STATE)
        .bind("run", run)
        .bind("status", status.name())
        .bind("limit", limit)
        .bind("offset", offset)
        .map((row, context) -> step(row, names))
        .list());
  }

  @Override
  public void forEachStep(String run, Consumer<StepRecord> consumer) {
    answer((handle, names) -> {
      handle
          .createQuery(ALL_STEPS)
          .bind("run", run)
          .setFetchSize(1_000)
          .map((row, context) -> step(row, names))
          .forEach(consumer);
      return run;
    });
  }

  @Override
  public Optional<StepRecord> step(String run, Cell cell) {
    return answer((handle, names) -> handle
        .createQuery(ONE_STEP)
        .bind("run", run)
        .bind("asset", cell.asset().toString())
        .bind("partition", cell.partition() == null ? "" : cell.partition())
        .map((row, context) -> step(row, names))
        .findOne());
  }

  @Override
  public List<CheckRecord> checks(String run, Collection<Cell> cells) {
    if (cells.isEmpty()) {
      return List.of();
    }
    String sql = "SELECT e.cell_id, e.at_nanos, e.payload FROM event e WHERE e.kind_id = 10"
        + " AND e." + OF_RUN + " AND e.cell_id IN (<cells>) ORDER BY e.sequence";
    return answer((handle, names) -> handle
        .createQuery(sql)
        .bind("run", run)
        .bindList(EmptyHandling.NULL_KEYWORD, "cells", names.ids(cells))
        .map((row, context) -> {
          Payload.Check payload = Json.facts().read(row.getString(3), Payload.Check.class);
          return new CheckRecord(
              names.cell(row.getLong(1)),
              payload.check(),
              StateReader.checkState(row.getLong(2), run, payload));
        })
        .list());
  }

  @Override
  public List<Materialization> materializations(
      AssetKey asset, @Nullable String partition, int limit) {
    String sql = "SELECT " + MaterializationRows.COLUMNS + " FROM asset a"
        + " JOIN cell c ON c.asset_id = a.id"
        + " JOIN materialization m ON m.cell_id = c.id"
        + " WHERE a.key = :asset AND m.sequence IS NOT NULL"
        + (partition == null ? "" : " AND c.partition = :partition")
        + " ORDER BY m.sequence DESC LIMIT :limit";
    return answer((handle, names) -> {
      var query = handle.createQuery(sql).bind("asset", asset.toString()).bind("limit", limit);
      if (partition != null) {
        query.bind("partition", partition);
      }
      return query
          .map((row, context) -> MaterializationRows.read(row, 1, names))
          .list();
    });
  }

  @Override
  public List<AcceptanceRecord> acceptances(AssetKey asset, int limit) {
    String sql = "SELECT e.at_nanos, e.cell_id, e.payload FROM asset a"
        + " JOIN cell c ON c.asset_id = a.id"
        + " JOIN event e ON e.cell_id = c.id AND e.kind_id = 17"
        + " WHERE a.key = :asset ORDER BY e.sequence DESC LIMIT :limit";
    return answer((handle, names) -> handle
        .createQuery(sql)
        .bind("asset", asset.toString())
        .bind("limit", limit)
        .map((row, context) -> {
          Payload.CodeAccepted payload =
              Json.facts().read(row.getString(3), Payload.CodeAccepted.class);
          return new AcceptanceRecord(
              Nanos.instant(row.getLong(1)),
              payload.count(),
              payload.cells() == null
                  ? names.cell(row.getLong(2)).partition()
                  : payload.partition(),
              payload.was(),
              payload.codeVersion(),
              payload.because());
        })
        .list());
  }

  @Override
  public Optional<TickRecord> lastTick(Schedule schedule) {
    String sql = "SELECT e.at_nanos, e.payload FROM tick t JOIN event e ON e.sequence = t.sequence"
        + " WHERE t.cron = :cron AND t.zone = :zone";
    return answer((handle, names) -> handle
        .createQuery(sql)
        .bind("cron", schedule.cron())
        .bind("zone", schedule.zone().getId())
        .map((row, context) -> {
          Payload.Ticked payload = Json.facts().read(row.getString(2), Payload.Ticked.class);
          return new TickRecord(
              schedule,
              payload.due(),
              Nanos.instant(row.getLong(1)),
              payload.run(),
              payload.reason());
        })
        .findOne());
  }

  @Override
  public List<Event.Publishing> openPublishings() {
    return answer((handle, names) -> {
      List<Long> sequences = handle
          .createQuery("SELECT DISTINCT sequence FROM open_publishing ORDER BY sequence")
          .mapTo(Long.class)
          .list();
      EventReader events = new EventReader(handle.getConnection(), names);
      List<Event.Publishing> open = new ArrayList<>(sequences.size());
      for (long sequence : sequences) {
        open.add(events.publishing(sequence));
      }
      return open;
    });
  }

  @Override
  public List<Cell> failuresLike(String fingerprint, int limit) {
    String sql = "SELECT e.cell_id FROM failure f JOIN event e ON e.sequence = f.sequence"
        + " WHERE f.fingerprint = :fingerprint GROUP BY e.cell_id"
        + " ORDER BY max(f.sequence) DESC LIMIT :limit";
    return answer((handle, names) -> handle
        .createQuery(sql)
        .bind("fingerprint", fingerprint)
        .bind("limit", limit)
        .map((row, context) -> names.cell(row.getLong(1)))
        .list());
  }

  private <T> T answer(Answer<T> answer) {
    try {
      return jdbi.withHandle(
          handle -> answer.from(handle, new Names(handle.getConnection(), cache)));
    } catch (JdbiException e) {
      throw e.getCause() instanceof SQLException sql ? errors.reading(sql) : e;
    } catch (SQLException e) {
      throw errors.reading(e);
    }
  }

  private static RunRecord run(ResultSet row, Handle handle) throws SQLException {
    Payload.Queued queued = Json.facts().read(row.getString("queued"), Payload.Queued.class);
    String ended = row.getString("ended");
    String counts = row.getString("counts");
    return new RunRecord(
        row.getString("name"),
        queued.request(),
        RunStatus.valueOf(row.getString("status")),
        queued.process(),
        Nanos.instant(row.getLong("queued_at_nanos")),
        instant(row, "started_at_nanos"),
        instant(row, "ended_at_nanos"),
        ended == null ? "" : Json.facts().read(ended, Payload.Ended.class).reason(),
        counts == null ? count(row.getLong("id"), handle) : counts(counts));
  }

  private static Map<StepStatus, Integer> count(long run, Handle handle) {
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    handle
        .createQuery(COUNTS)
        .bind(0, run)
        .map((row, context) -> Map.entry(StepStatus.valueOf(row.getString(1)), row.getInt(2)))
        .forEach(counted -> counts.put(counted.getKey(), counted.getValue()));
    return counts;
  }

  private static Map<StepStatus, Integer> counts(String json) {
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    Map<?, ?> texts = Json.facts().read(json, Map.class);
    texts.forEach((status, count) ->
        counts.put(StepStatus.valueOf((String) status), ((Number) count).intValue()));
    return counts;
  }

  private static StepRecord step(ResultSet row, Names names) throws SQLException {
    StepStatus status = StepStatus.valueOf(row.getString("status"));
    long rows = row.getLong("row_count");
    if (row.wasNull()) {
      rows = -1;
    }
    String reason = "";
    Failure failure = null;
    String ended = row.getString("ended");
    if (ended != null && row.getInt("ended_kind") == EventKind.ATTEMPT_FAILED.id()) {
      Payload.AttemptFailed payload = Json.facts().read(ended, Payload.AttemptFailed.class);
      failure = payload.failure();
      reason = failure.message();
    } else if (ended != null) {
      Payload.StepEnded payload = Json.facts().read(ended, Payload.StepEnded.class);
      failure = payload.failure();
      reason = payload.reason();
    }
    return new StepRecord(
        row.getInt("position"),
        names.cell(row.getLong("cell_id")),
        status,
        row.getInt("attempt"),
        instant(row, "started_at_nanos"),
        status.isFinal() ? instant(row, "ended_at_nanos") : null,
        instant(row, "retry_at_nanos"),
        reason,
        failure,
        rows,
        MaterializationRows.metadata(row.getString("metadata")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? null : Nanos.instant(nanos);
  }
}
