package dev.assetwright.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that runs claim and give back, many with one statement. Used by the writer's thread alone.
 *
 * <p>What is left of a run that claimed here is counted. It is mostly nothing when the run ends, and then no claims are looked for,
 * of which others may have a million.
 */
final class ClaimRows implements WriteSession.Gathered {
  private static final String RELEASE =
      "DELETE FROM claim WHERE run = ? AND cell_id IN " + Questions.LIST;

  private final WriteSession session;
  private final WriteSession.Batch claims;
  private final Map<String, List<Long>> released = new LinkedHashMap<>();
  private final Map<String, Integer> left = new HashMap<>();

  ClaimRows(WriteSession session) throws SQLException {
    this.session = session;
    claims = session.rows("claim (cell_id, process, run)", "");
    session.gathers(this);
  }

  /** Nobody holds the cell. */
  void claim(long cell, String process, String run) throws SQLException {
    claims.add(cell, process, run);
    left.merge(run, 1, Integer::sum);
  }

  void release(String run, long cell) {
    released.computeIfAbsent(run, id -> new ArrayList<>()).add(cell);
  }

  /** The run gives back all that is left. */
  void releaseAll(String run) throws SQLException {
    session.flush();
    Integer claimed = left.remove(run);
    // Of a run that began before this session nothing is known.
    if (claimed == null || claimed != 0) {
      session.execute("DELETE FROM claim WHERE run = ?", run);
    }
  }

  @Override
  public void drain() throws SQLException {
    if (released.isEmpty()) {
      return;
    }
    claims.flush();
    for (Map.Entry<String, List<Long>> of : released.entrySet()) {
      int count = 0;
      for (List<Object> some : Questions.parts(of.getValue())) {
        count += session.executeNow(RELEASE, Questions.with(of.getKey(), some));
      }
      int given = count;
      left.computeIfPresent(of.getKey(), (run, claimed) -> claimed - given);
    }
    released.clear();
  }
}
