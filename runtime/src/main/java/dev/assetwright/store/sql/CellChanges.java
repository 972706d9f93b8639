package dev.assetwright.store.sql;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the rows of cells with the ends of steps: what is published, and which end counts, in one statement. Used by the
 * writer's thread alone.
 */
final class CellChanges implements WriteSession.Gathered {
  private static final class Change {
    private @Nullable String dataVersion;
    private long atNanos;
    private long materialization;
    private @Nullable Long latest;
  }

  private final WriteSession session;
  private final WriteSession.Batch published;
  private final WriteSession.Batch ended;
  private final Map<Long, Change> changes = new LinkedHashMap<>();

  CellChanges(WriteSession session) throws SQLException {
    this.session = session;
    published = session.batch("UPDATE cell SET changed_at_nanos = CASE WHEN"
        + " (SELECT data_version FROM materialization WHERE id = cell.materialization_id) = ?"
        + " THEN changed_at_nanos ELSE ? END, materialization_id = ?, skipped_sequence = NULL,"
        + " accepted_code_word_id = NULL, accepted_skip_word_id = NULL,"
        + " latest_sequence = coalesce(?, latest_sequence) WHERE id = ?");
    ended = session.batch("UPDATE cell SET latest_sequence = ? WHERE id = ?");
    session.gathers(this);
  }

  /** The cell has new data. */
  void publish(long cell, String dataVersion, long atNanos, long materialization)
      throws SQLException {
    Change change = changes.get(cell);
    if (change != null && change.dataVersion != null) {
      // When data changed depends on what was published before, so one comes after the other.
      session.flush();
      change = null;
    }
    if (change == null) {
      change = new Change();
      changes.put(cell, change);
    }
    change.dataVersion = dataVersion;
    change.atNanos = atNanos;
    change.materialization = materialization;
  }

  /** The end of a step that says how the cell stands. */
  void end(long cell, long sequence) {
    changes.computeIfAbsent(cell, id -> new Change()).latest = sequence;
  }

  @Override
  public void drain() throws SQLException {
    for (Map.Entry<Long, Change> entry : changes.entrySet()) {
      Change change = entry.getValue();
      if (change.dataVersion == null) {
        ended.add(change.latest, entry.getKey());
      } else {
        published.add(
            change.dataVersion,
            change.atNanos,
            change.materialization,
            change.latest,
            entry.getKey());
      }
    }
    changes.clear();
  }
}
