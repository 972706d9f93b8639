package dev.assetwright.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells that runs give back, many with one statement. Used by the writer's thread alone. */
final class ClaimReleases implements WriteSession.Gathered {
  private final WriteSession.Batch releases;
  private final Map<String, List<Long>> cells = new LinkedHashMap<>();

  ClaimReleases(WriteSession session) throws SQLException {
    releases = session.batch("DELETE FROM claim WHERE run = ? AND cell_id IN " + Questions.LIST);
    session.gathers(this);
  }

  void add(String run, long cell) {
    cells.computeIfAbsent(run, id -> new ArrayList<>()).add(cell);
  }

  @Override
  public void drain() throws SQLException {
    for (Map.Entry<String, List<Long>> of : cells.entrySet()) {
      for (List<Object> some : Questions.parts(of.getValue())) {
        releases.add(Questions.with(of.getKey(), some));
      }
    }
    cells.clear();
  }
}
