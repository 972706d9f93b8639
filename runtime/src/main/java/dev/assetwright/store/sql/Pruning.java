package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.spi.RetentionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes old chatter away, a part of the log at a time: each part is one task of the writer, so whoever writes waits for one part at
 * most. A run goes whole when its beginning is met; from then on it has no place in the log, by which its other events are known.
 *
 * <p>The newest event, run and materialization stay whatever they are: numbers are handed out after the highest, and none may ever
 * mean two things.
 */
final class Pruning {
  /** So many events are looked at in one part. */
  private static final int PART = 500;

  private static final String OLD =
      " e.sequence > ? AND e.sequence <= ? AND e.at_nanos < ? AND e.sequence < (SELECT max(sequence) FROM event)";

  /** A run of which all is taken away, or an event that names one that never was queued. */
  private static final String OF_NO_RUN =
      " AND EXISTS (SELECT 1 FROM run r WHERE r.id = e.run_id AND r.queued_sequence IS NULL)";

  private static final String RUNS = "SELECT r.id, r.name FROM event e"
      + " JOIN run r ON r.id = e.run_id AND r.queued_sequence = e.sequence"
      + " JOIN event x ON x.sequence = r.ended_sequence"
      + " WHERE e.kind_id = 1 AND r.status NOT IN ('QUEUED', 'STARTED') AND x.at_nanos < ?"
      + " AND (r.backfill_id IS NULL OR NOT EXISTS (SELECT 1 FROM backfill b"
      + " WHERE b.id = r.backfill_id)) AND" + OLD;

  private static final String BACKFILLS = "SELECT b.id FROM event e"
      + " JOIN backfill b ON b.started_sequence = e.sequence"
      + " JOIN event x ON x.sequence = b.changed_sequence"
      + " WHERE e.kind_id = 19 AND b.status NOT IN ('RUNNING', 'PAUSED') AND x.at_nanos < ?"
      + " AND NOT EXISTS (SELECT 1 FROM run r WHERE r.backfill_id = b.id"
      + " AND r.status IN ('QUEUED', 'STARTED')) AND" + OLD;

  private static final String PUBLISHINGS = "SELECT e.payload FROM event e WHERE e.kind_id = 6"
      + " AND NOT EXISTS (SELECT 1 FROM open_publishing o WHERE o.sequence = e.sequence) AND"
      + OLD + OF_NO_RUN;

  private static final String REPLACED = "SELECT e.materialization_id FROM event e"
      + " JOIN materialization m ON m.id = e.materialization_id JOIN cell c ON c.id = e.cell_id"
      + " WHERE e.kind_id = 8 AND (c.materialization_id IS NULL"
      + " OR (c.materialization_id <> m.id AND c.changed_at_nanos <> m.at_nanos))"
      + " AND NOT EXISTS (SELECT 1 FROM open_publishing o WHERE o.token = m.token)"
      + " AND NOT EXISTS (SELECT 1 FROM event v WHERE v.kind_id = 21 AND v.materialization_id = m.id)"
      + " AND m.id < (SELECT n.id FROM materialization n WHERE n.cell_id = m.cell_id"
      + " AND n.sequence IS NOT NULL ORDER BY n.id DESC LIMIT 1 OFFSET "
      + (RetentionStore.KEPT_MATERIALIZATIONS - 1)
      + ") AND" + OLD + OF_NO_RUN;

  private static final String CHATTER = "DELETE FROM event AS e WHERE" + OLD + " AND ("
      + "(e.kind_id IN (1, 2, 3, 4, 5, 7, 14)" + OF_NO_RUN + ")"
      + " OR (e.kind_id = 6 AND NOT EXISTS (SELECT 1 FROM open_publishing o"
      + " WHERE o.sequence = e.sequence)" + OF_NO_RUN + ")"
      + " OR (e.kind_id = 9 AND NOT EXISTS (SELECT 1 FROM cell c WHERE c.id = e.cell_id"
      + " AND c.latest_sequence = e.sequence)" + OF_NO_RUN + ")"
      + " OR (e.kind_id = 15 AND NOT EXISTS (SELECT 1 FROM cell c WHERE c.id = e.cell_id"
      + " AND c.skipped_sequence = e.sequence)" + OF_NO_RUN + ")"
      + " OR (e.kind_id = 10 AND NOT EXISTS (SELECT 1 FROM check_state s"
      + " WHERE s.cell_id = e.cell_id AND s.sequence = e.sequence)" + OF_NO_RUN + ")"
      + " OR (e.kind_id = 12 AND NOT EXISTS (SELECT 1 FROM tick t WHERE t.sequence = e.sequence)))";

  /** Facts about data that newer ones have replaced. While one that is older stays, what was in between has to. */
  private static final String REPLACED_FACTS = "DELETE FROM event AS e WHERE" + OLD + " AND ("
      + "(e.kind_id = 21 AND NOT EXISTS (SELECT 1 FROM cell c WHERE c.id = e.cell_id"
      + " AND (c.materialization_id = e.materialization_id OR c.changed_at_nanos = e.at_nanos)))"
      + " OR (e.kind_id = 11 AND EXISTS (SELECT 1 FROM observation o WHERE o.cell_id = e.cell_id"
      + " AND o.version IS NOT NULL AND e.at_nanos < o.observed_at_nanos)))";

  private static final String CHANGES = "SELECT e.sequence, e.kind_id, e.payload FROM event e"
      + " WHERE e.kind_id IN (19, 20) AND" + OLD;

  private static final String UNUSED_RUNS = "SELECT id FROM run WHERE queued_sequence IS NULL"
      + " AND id < (SELECT max(id) FROM run)"
      + " AND id NOT IN (SELECT run_id FROM materialization)"
      + " AND id NOT IN (SELECT run_id FROM event WHERE run_id IS NOT NULL)";

  private final GroupCommitWriter writer;
  private final SqlDatabase database;
  private final long before;
  private final List<String> runs = new ArrayList<>();
  private long events;

  Pruning(GroupCommitWriter writer, SqlDatabase database, Instant before) {
    this.writer = writer;
    this.database = database;
    this.before = Nanos.of(before);
  }

  /** What one part came to, and the first event of it that is not old; may be done twice, the first time without effect. */
  private record Part(
      long to, @Nullable Long young, long events, List<String> runs, boolean last) {}

  RetentionStore.Pruned prune(long after) {
    boolean whole = after == 0;
    Part part = new Part(after, null, 0, List.of(), false);
    Long young = null;
    while (!part.last()) {
      long from = part.to();
      part = writer.submitAndWait(session -> prune(session, from, whole));
      young = young == null ? part.young() : young;
      events += part.events();
      runs.addAll(part.runs());
    }
    if (events > 0) {
      writer.submitAndWait(this::pruneRest);
      pruneRuns();
    }
    return new RetentionStore.Pruned(events, runs, young == null ? part.to() : young - 1);
  }

  private Part prune(WriteSession session, long from, boolean whole) throws SQLException {
    session.flush();
    long to = from;
    long oldest = Long.MAX_VALUE;
    Long young = null;
    try (ResultSet row = session.query(
        "SELECT sequence, at_nanos FROM event WHERE sequence > ? ORDER BY sequence LIMIT " + PART,
        from)) {
      while (row.next()) {
        to = row.getLong(1);
        oldest = Math.min(oldest, row.getLong(2));
        if (young == null && row.getLong(2) >= before) {
          young = to;
        }
      }
    }
    if (oldest >= before) {
      return new Part(to, young, 0, List.of(), true);
    }
    for (long backfill : numbers(session, BACKFILLS, before, from, to, before)) {
      session.execute("UPDATE run SET backfill_id = NULL WHERE backfill_id = ?", backfill);
      session.execute("DELETE FROM backfill WHERE id = ?", backfill);
    }
    List<String> gone = pruneRuns(session, from, to);
    long count = pruneBackfillEvents(session, from, to);
    prunePublishings(session, from, to);
    if (whole) {
      count += pruneMaterializations(session, from, to);
      count += session.execute(REPLACED_FACTS, from, to, before);
    }
    count += session.execute(CHATTER, from, to, before);
    if (count > 0) {
      session.execute(
          "INSERT INTO pruning (id, sequence, passes) VALUES (1, ?, 1) ON CONFLICT (id) DO UPDATE"
              + " SET sequence = CASE WHEN excluded.sequence > pruning.sequence"
              + " THEN excluded.sequence ELSE pruning.sequence END",
          to);
    }
    return new Part(to, young, count, gone, false);
  }

  private List<String> pruneRuns(WriteSession session, long from, long to) throws SQLException {
    List<Long> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (ResultSet row = session.query(RUNS, before, from, to, before)) {
      while (row.next()) {
        ids.add(row.getLong(1));
        names.add(row.getString(2));
      }
    }
    for (long run : ids) {
      session.execute(
          "DELETE FROM run_asset WHERE run_id = ? AND asset_id IN (SELECT c.asset_id FROM step s"
              + " JOIN cell c ON c.id = s.cell_id WHERE s.run_id = ?)",
          run,
          run);
      session.execute("DELETE FROM step WHERE run_id = ?", run);
      session.execute(
          "UPDATE run SET queued_sequence = NULL, status = NULL, queued_at_nanos = NULL,"
              + " started_at_nanos = NULL, ended_sequence = NULL, plan = NULL, counts = NULL,"
              + " backfill_id = NULL WHERE id = ?",
          run);
    }
    return names;
  }

  private void prunePublishings(WriteSession session, long from, long to) throws SQLException {
    for (String payload : texts(session, PUBLISHINGS, from, to, before)) {
      for (long announced :
          Json.facts().read(payload, Payload.Publishing.class).materializations()) {
        // What was announced and came otherwise, or not at all.
        session.execute(
            "DELETE FROM materialization WHERE id = ? AND sequence IS NULL"
                + " AND id < (SELECT max(id) FROM materialization)",
            announced);
      }
    }
  }

  private long pruneMaterializations(WriteSession session, long from, long to) throws SQLException {
    List<Long> replaced = numbers(session, REPLACED, from, to, before);
    for (long id : replaced) {
      session.execute(
          "DELETE FROM event WHERE sequence = (SELECT sequence FROM materialization WHERE id = ?)",
          id);
      session.execute("DELETE FROM materialization WHERE id = ?", id);
    }
    return replaced.size();
  }

  /** What happened to a backfill is kept as long as it is. */
  private long pruneBackfillEvents(WriteSession session, long from, long to) throws SQLException {
    List<Long> gone = new ArrayList<>();
    try (ResultSet row = session.query(CHANGES, from, to, before)) {
      while (row.next()) {
        String name = row.getInt(2) == EventKind.BACKFILL_STARTED.id()
            ? Json.facts().read(row.getString(3), Payload.BackfillStarted.class).backfill()
            : Json.facts().read(row.getString(3), Payload.BackfillChanged.class).backfill();
        try (ResultSet found = session.query("SELECT 1 FROM backfill WHERE name = ?", name)) {
          if (!found.next()) {
            gone.add(row.getLong(1));
          }
        }
      }
    }
    for (long sequence : gone) {
      session.execute("DELETE FROM event WHERE sequence = ?", sequence);
    }
    return gone.size();
  }

  private boolean pruneRest(WriteSession session) throws SQLException {
    session.execute("DELETE FROM failure WHERE NOT EXISTS (SELECT 1 FROM event e"
        + " WHERE e.sequence = failure.sequence)");
    // The newest of each schedule stays, so that whoever comes late does not claim it again.
    session.execute(
        "DELETE FROM tick_claim WHERE due_nanos < ? AND EXISTS (SELECT 1 FROM tick t"
            + " WHERE t.cron = tick_claim.cron AND t.zone = tick_claim.zone"
            + " AND t.due_nanos > tick_claim.due_nanos)",
        before);
    return true;
  }

  /** The names of runs that nothing refers to any more; looked for without the lock, since none comes to be referred to again. */
  private void pruneRuns() {
    List<Long> unused = database.read(connection -> {
      List<Long> ids = new ArrayList<>();
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery(UNUSED_RUNS)) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
      return ids;
    });
    for (int from = 0; from < unused.size(); from += PART) {
      List<Long> some = unused.subList(from, Math.min(unused.size(), from + PART));
      writer.submitAndWait(session -> {
        for (long run : some) {
          session.execute("DELETE FROM run WHERE id = ? AND queued_sequence IS NULL", run);
        }
        session.execute("UPDATE pruning SET passes = passes + 1");
        session.ids().forgetRuns();
        return true;
      });
    }
  }

  private static List<Long> numbers(WriteSession session, String sql, Object... parameters)
      throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet row = session.query(sql, parameters)) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }

  private static List<String> texts(WriteSession session, String sql, Object... parameters)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = session.query(sql, parameters)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
