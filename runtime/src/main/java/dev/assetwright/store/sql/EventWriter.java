package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Appends events to the log and changes the projections with them. Used by the writer's thread alone. */
final class EventWriter {
  private static final String FIRST_ATTEMPT = Json.facts().write(new Payload.Attempt(1));

  private final WriteSession session;
  private final WriteIds ids;
  private final MaterializationWriter materializations;
  private final WriteSession.Batch events;
  private final WriteSession.Batch newSteps;
  private final StepChanges steps;
  private final CellChanges cells;
  private final WriteSession.Batch newRunAssets;
  private final WriteSession.Batch runs;
  private final WriteSession.Batch observations;
  private final WriteSession.Batch checks;
  private final WriteSession.Batch failures;
  private final ClaimRows claims;

  private Payload.@Nullable StepEnded latestEnd;
  private String latestEndJson = "";

  EventWriter(WriteSession session, WriteIds ids, ClaimRows claims) throws SQLException {
    this.session = session;
    this.ids = ids;
    events = session.rows(
        "event (sequence, kind_id, at_nanos, run_id, cell_id, materialization_id, payload)", "");
    cells = new CellChanges(session);
    materializations = new MaterializationWriter(session, ids, cells);
    newSteps = session.rows(
        "step (run_id, cell_id, position, status, attempt)",
        "ON CONFLICT (run_id, cell_id) DO UPDATE SET position = excluded.position, status = excluded.status, attempt = excluded.attempt,"
            + " started_sequence = NULL, ended_sequence = NULL, retry_at_nanos = NULL,"
            + " materialization_id = NULL");
    steps = new StepChanges(session);
    runs = session.batch("UPDATE run SET status = ?,"
        + " started_at_nanos = coalesce(started_at_nanos, ?),"
        + " ended_sequence = coalesce(?, ended_sequence)"
        + " WHERE id = ? AND queued_sequence IS NOT NULL");
    newRunAssets = session.rows("run_asset (asset_id, run_id)", "ON CONFLICT DO NOTHING");
    observations = session.batch("INSERT INTO observation (cell_id, version, changed_at,"
        + " observed_at_nanos, absent_reason) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT (cell_id) DO UPDATE SET observed_at_nanos = CASE"
        + " WHEN observation.version IS NOT DISTINCT FROM excluded.version"
        + " AND observation.absent_reason IS NOT DISTINCT FROM excluded.absent_reason"
        + " THEN observation.observed_at_nanos ELSE excluded.observed_at_nanos END,"
        + " last_version = CASE WHEN excluded.version IS NULL"
        + " THEN coalesce(observation.version, observation.last_version) END,"
        + " version = excluded.version, changed_at = excluded.changed_at,"
        + " absent_reason = excluded.absent_reason");
    checks = session.batch("INSERT INTO check_state (cell_id, check_word_id, sequence)"
        + " VALUES (?, ?, ?) ON CONFLICT (cell_id, check_word_id) DO UPDATE SET"
        + " sequence = excluded.sequence");
    this.claims = claims;
    failures = session.rows("failure (fingerprint, sequence)", "");
  }

  List<RecordedEvent> append(List<? extends Event> appended) throws SQLException {
    List<RecordedEvent> recorded = new ArrayList<>(appended.size());
    for (Event event : appended) {
      recorded.add(new RecordedEvent(append(event), event));
    }
    return List.copyOf(recorded);
  }

  private long append(Event event) throws SQLException {
    long sequence = ids.nextSequence();
    if (event instanceof Event.RunQueued queued) {
      queueRun(sequence, queued);
    } else if (event instanceof Event.RunStarted started) {
      startRun(sequence, started);
    } else if (event instanceof Event.RunEnded ended) {
      endRun(sequence, ended);
    } else if (event instanceof Event.AttemptStarted started) {
      startAttempt(sequence, started);
    } else if (event instanceof Event.AttemptFailed failed) {
      failAttempt(sequence, failed);
    } else if (event instanceof Event.Publishing publishing) {
      publish(sequence, publishing);
    } else if (event instanceof Event.PublishingDropped dropped) {
      dropPublishing(sequence, dropped);
    } else if (event instanceof Event.Materialized materialized) {
      materialize(sequence, materialized);
    } else if (event instanceof Event.StepEnded ended) {
      endStep(sequence, ended);
    } else if (event instanceof Event.Skipped skipped) {
      skip(sequence, skipped);
    } else if (event instanceof Event.CheckEvaluated evaluated) {
      evaluateCheck(sequence, evaluated);
    } else if (event instanceof Event.ExternalObserved observed) {
      observe(sequence, observed);
    } else if (event instanceof Event.Ticked ticked) {
      tick(sequence, ticked);
    } else if (event instanceof Event.Reverted reverted) {
      revert(sequence, reverted);
    } else if (event instanceof Event.Forgotten forgotten) {
      forget(sequence, forgotten);
    } else if (event instanceof Event.CodeAccepted accepted) {
      accept(sequence, accepted);
    } else if (event instanceof Event.Renamed renamed) {
      rename(sequence, renamed);
    } else if (event instanceof Event.PartitionsChanged changed) {
      changePartitions(sequence, changed);
    } else if (event instanceof Event.BackfillStarted started) {
      startBackfill(sequence, started);
    } else if (event instanceof Event.BackfillChanged changed) {
      changeBackfill(sequence, changed);
    } else if (event instanceof Event.CancelRequested asked) {
      log(sequence, EventKind.CANCEL_REQUESTED, asked.at(), ids.run(asked.run()), null, null);
    }
    return sequence;
  }

  private void queueRun(long sequence, Event.RunQueued event) throws SQLException {
    long run = ids.run(event.run());
    log(
        sequence,
        EventKind.RUN_QUEUED,
        event.at(),
        run,
        null,
        new Payload.Queued(event.request(), event.process()));
    ids.number(event.steps());
    // Each once, since one statement writes many.
    Map<Long, Integer> plan = new LinkedHashMap<>();
    for (Cell step : event.steps()) {
      plan.putIfAbsent(ids.cell(step), plan.size());
    }
    for (Map.Entry<Long, Integer> step : plan.entrySet()) {
      newSteps.add(run, step.getKey(), step.getValue(), "QUEUED", 0);
    }
    session.execute(
        "UPDATE run SET queued_sequence = ?, status = 'QUEUED', queued_at_nanos = ?, plan = ?,"
            + " backfill_id = (SELECT id FROM backfill WHERE name = ?) WHERE id = ?",
        sequence,
        Nanos.of(event.at()),
        Json.facts().write(plan.keySet()),
        event.request().backfill(),
        run);
    TreeSet<Long> assets = new TreeSet<>();
    for (Cell step : event.steps()) {
      assets.add(ids.asset(step.asset()));
    }
    for (long asset : assets) {
      newRunAssets.add(asset, run);
    }
  }

  private void startRun(long sequence, Event.RunStarted event) throws SQLException {
    long run = ids.run(event.run());
    log(sequence, EventKind.RUN_STARTED, event.at(), run, null, null);
    runs.add("STARTED", Nanos.of(event.at()), null, run);
  }

  private void endRun(long sequence, Event.RunEnded event) throws SQLException {
    long run = ids.run(event.run());
    log(
        sequence,
        EventKind.RUN_ENDED,
        event.at(),
        run,
        null,
        new Payload.Ended(event.status(), event.reason()));
    runs.add(event.status().name(), null, sequence, run);
    session.execute(
        "UPDATE run SET counts = ? WHERE id = ?", Json.facts().write(countSteps(run)), run);
    claims.releaseAll(event.run());
    ids.forgetRun(event.run());
  }

  private Map<String, Integer> countSteps(long run) throws SQLException {
    session.flush();
    Map<String, Integer> counts = new TreeMap<>();
    try (ResultSet row = session.query(RunReader.COUNTS, run)) {
      while (row.next()) {
        counts.put(row.getString(1), row.getInt(2));
      }
    }
    return counts;
  }

  private void startAttempt(long sequence, Event.AttemptStarted event) throws SQLException {
    long run = ids.run(event.run());
    long cell = ids.cell(event.cell());
    write(
        sequence,
        EventKind.ATTEMPT_STARTED,
        event.at(),
        run,
        cell,
        event.attempt() == 1
            ? FIRST_ATTEMPT
            : Json.facts().write(new Payload.Attempt(event.attempt())));
    steps.become(StepStatus.STARTED, event.attempt(), sequence, null, null, run, cell);
  }

  private void failAttempt(long sequence, Event.AttemptFailed event) throws SQLException {
    long run = ids.run(event.run());
    long cell = ids.cell(event.cell());
    log(
        sequence,
        EventKind.ATTEMPT_FAILED,
        event.at(),
        run,
        cell,
        new Payload.AttemptFailed(event.attempt(), event.failure(), event.retryAt()));
    long retryAt = Nanos.of(event.retryAt());
    steps.become(StepStatus.STARTED, event.attempt(), null, sequence, retryAt, run, cell);
  }

  private void publish(long sequence, Event.Publishing event) throws SQLException {
    List<Long> announced = new ArrayList<>(event.materializations().size());
    for (Materialization materialization : event.materializations()) {
      announced.add(materializations.announce(sequence, event.token(), materialization));
    }
    log(
        sequence,
        EventKind.PUBLISHING,
        event.at(),
        ids.run(event.run()),
        null,
        Payload.of(event, announced));
  }

  private void dropPublishing(long sequence, Event.PublishingDropped event) throws SQLException {
    log(
        sequence,
        EventKind.PUBLISHING_DROPPED,
        event.at(),
        ids.run(event.run()),
        null,
        new Payload.Dropped(event.token()));
    materializations.drop(event.token());
  }

  private void materialize(long sequence, Event.Materialized event) throws SQLException {
    Materialization of = event.materialization();
    long run = ids.run(of.run());
    long cell = ids.cell(of.cell());
    long id = materializations.record(sequence, event);
    events.add(sequence, EventKind.MATERIALIZED.id(), Nanos.of(of.at()), run, cell, id, null);
    steps.publish(id, run, cell);
  }

  private void endStep(long sequence, Event.StepEnded event) throws SQLException {
    long run = ids.run(event.run());
    long cell = ids.cell(event.cell());
    write(sequence, EventKind.STEP_ENDED, event.at(), run, cell, json(event));
    steps.become(event.status(), event.attempt(), null, sequence, null, run, cell);
    claims.release(event.run(), cell);
    if (event.isOfCell()) {
      cells.end(cell, sequence);
    }
    if (event.failure() != null) {
      failures.add(event.failure().fingerprint(), sequence);
    }
  }

  /** The steps of a run end mostly alike. */
  private String json(Event.StepEnded event) {
    Payload.StepEnded end =
        new Payload.StepEnded(event.attempt(), event.status(), event.reason(), event.failure());
    if (!end.equals(latestEnd)) {
      latestEnd = end;
      latestEndJson = Json.facts().write(end);
    }
    return latestEndJson;
  }

  private void skip(long sequence, Event.Skipped event) throws SQLException {
    CellState.Skipped skip = event.skip();
    long cell = ids.cell(event.cell());
    log(
        sequence,
        EventKind.SKIPPED,
        skip.at(),
        ids.run(skip.run()),
        cell,
        new Payload.Skipped(
            skip.codeVersion(),
            skip.configFingerprint(),
            MaterializationWriter.flat(skip.inputs(), ids),
            skip.reason()));
    // At once and not in a batch of its own: a materialization of the same transaction may follow.
    session.execute(
        "UPDATE cell SET skipped_sequence = ?, accepted_skip_word_id = NULL WHERE id = ?",
        sequence,
        cell);
  }

  private void evaluateCheck(long sequence, Event.CheckEvaluated event) throws SQLException {
    long cell = ids.cell(event.cell());
    log(
        sequence,
        EventKind.CHECK_EVALUATED,
        event.at(),
        ids.run(event.run()),
        cell,
        new Payload.Check(
            event.check(), event.passed(), event.blocking(), event.warning(), event.message()));
    checks.add(cell, ids.word(event.check()), sequence);
  }

  private void observe(long sequence, Event.ExternalObserved event) throws SQLException {
    long cell = ids.cell(event.cell());
    log(
        sequence,
        EventKind.EXTERNAL_OBSERVED,
        event.at(),
        null,
        cell,
        new Payload.Observed(event.version(), event.changedAt(), event.absentReason()));
    observations.add(
        cell,
        event.version(),
        Objects.toString(event.changedAt(), null),
        Nanos.of(event.at()),
        event.absentReason());
  }

  private void tick(long sequence, Event.Ticked event) throws SQLException {
    log(sequence, EventKind.TICKED, event.at(), null, null, Payload.of(event));
    session.execute(
        "INSERT INTO tick (cron, zone, due_nanos, sequence) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (cron, zone) DO UPDATE SET due_nanos = excluded.due_nanos,"
            + " sequence = excluded.sequence WHERE excluded.due_nanos >= tick.due_nanos",
        event.schedule().cron(),
        event.schedule().zone().getId(),
        Nanos.of(event.due()),
        sequence);
  }

  private void revert(long sequence, Event.Reverted event) throws SQLException {
    Materialization to = event.materialization();
    long cell = ids.cell(to.cell());
    long id = materializations.find(to);
    long at = Nanos.of(event.at());
    events.add(sequence, EventKind.REVERTED.id(), at, null, cell, id, null);
    cells.publish(cell, to.dataVersion(), at, id);
  }

  private void forget(long sequence, Event.Forgotten event) throws SQLException {
    long cell = ids.cell(event.cell());
    log(sequence, EventKind.FORGOTTEN, event.at(), null, cell, null);
    session.execute(
        "UPDATE cell SET materialization_id = NULL, changed_at_nanos = NULL,"
            + " latest_sequence = NULL, skipped_sequence = NULL,"
            + " accepted_code_word_id = NULL, accepted_skip_word_id = NULL WHERE id = ?",
        cell);
    session.execute("DELETE FROM check_state WHERE cell_id = ?", cell);
  }

  private void rename(long sequence, Event.Renamed event) throws SQLException {
    log(
        sequence,
        EventKind.RENAMED,
        event.at(),
        null,
        null,
        new Payload.Renamed(event.from(), event.to()));
    ids.rename(sequence, event.from(), event.to());
  }

  private void accept(long sequence, Event.CodeAccepted event) throws SQLException {
    ids.number(event.cells());
    List<Long> cells = new ArrayList<>(event.cells().size());
    for (Cell cell : event.cells()) {
      cells.add(ids.cell(cell));
    }
    Collections.sort(cells);
    boolean one = cells.size() == 1;
    log(
        sequence,
        EventKind.CODE_ACCEPTED,
        event.at(),
        null,
        cells.get(0),
        new Payload.CodeAccepted(
            event.was(),
            event.codeVersion(),
            event.because(),
            one ? null : Payload.CodeAccepted.ranges(cells),
            one ? null : event.cells().get(cells.size() - 1).partition()));
    long was = ids.word(event.was());
    long now = ids.word(event.codeVersion());
    session.flush();
    for (List<Object> some : Questions.parts(cells)) {
      List<Object> parameters = new ArrayList<>(some);
      parameters.add(0, now);
      parameters.add(was);
      session.executeNow(
          "UPDATE cell SET accepted_code_word_id = ? WHERE id IN " + Questions.LIST
              + " AND coalesce(accepted_code_word_id, (SELECT code_word_id FROM materialization"
              + " WHERE id = cell.materialization_id)) = ?",
          parameters.toArray());
      for (long skipped : skippedBy(event.was(), some)) {
        session.executeNow("UPDATE cell SET accepted_skip_word_id = ? WHERE id = ?", now, skipped);
      }
    }
  }

  /** Those of some cells that are skipped, and count as skipped by this code. */
  private List<Long> skippedBy(String code, List<Object> some) throws SQLException {
    List<Long> skipped = new ArrayList<>(0);
    try (ResultSet row = session.query(
        "SELECT c.id, w.text, e.payload FROM cell c JOIN event e ON e.sequence = c.skipped_sequence"
            + " LEFT JOIN word w ON w.id = c.accepted_skip_word_id WHERE c.id IN " + Questions.LIST,
        some.toArray())) {
      while (row.next()) {
        String accepted = row.getString(2);
        String by = accepted != null
            ? accepted
            : Json.facts().read(row.getString(3), Payload.Skipped.class).codeVersion();
        if (by.equals(code)) {
          skipped.add(row.getLong(1));
        }
      }
    }
    return skipped;
  }

  private void changePartitions(long sequence, Event.PartitionsChanged event) throws SQLException {
    log(sequence, EventKind.PARTITIONS_CHANGED, event.at(), null, null, Payload.of(event));
    // One after the other: one transaction may add a key, remove it and add it again.
    for (String key : event.added()) {
      session.execute(
          "INSERT INTO added_partition (grid, key) VALUES (?, ?) ON CONFLICT DO NOTHING",
          event.grid(),
          key);
    }
    for (String key : event.removed()) {
      session.execute("DELETE FROM added_partition WHERE grid = ? AND key = ?", event.grid(), key);
    }
  }

  private void startBackfill(long sequence, Event.BackfillStarted event) throws SQLException {
    log(
        sequence,
        EventKind.BACKFILL_STARTED,
        event.at(),
        null,
        null,
        new Payload.BackfillStarted(event.backfill(), event.request()));
    session.execute(
        "INSERT INTO backfill (name, status, started_sequence, retried_sequence)"
            + " VALUES (?, 'RUNNING', ?, ?)",
        event.backfill(),
        sequence,
        sequence);
  }

  private void changeBackfill(long sequence, Event.BackfillChanged event) throws SQLException {
    log(
        sequence,
        EventKind.BACKFILL_CHANGED,
        event.at(),
        null,
        null,
        new Payload.BackfillChanged(
            event.backfill(), event.status(), event.retries(), event.reason()));
    session.execute(
        "UPDATE backfill SET status = ?, changed_sequence = ?,"
            + " retried_sequence = CASE WHEN ? THEN ? ELSE retried_sequence END,"
            + " driver = CASE WHEN ? THEN driver END WHERE name = ?",
        event.status().name(),
        sequence,
        event.retries(),
        sequence,
        event.status() == BackfillStatus.RUNNING,
        event.backfill());
  }

  private void log(
      long sequence,
      EventKind kind,
      Instant at,
      @Nullable Long run,
      @Nullable Long cell,
      @Nullable Payload payload)
      throws SQLException {
    write(sequence, kind, at, run, cell, payload == null ? null : Json.facts().write(payload));
  }

  private void write(
      long sequence,
      EventKind kind,
      Instant at,
      @Nullable Long run,
      @Nullable Long cell,
      @Nullable String json)
      throws SQLException {
    events.add(sequence, kind.id(), Nanos.of(at), run, cell, null, json);
  }
}
