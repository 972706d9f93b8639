package dev.assetwright.store.sql;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Schedule;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.ClaimStore.Claim;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Claims as rows; {@link EventWriter} takes them away with the step or run. Each question and its answer is one task of the writer,
 * which holds the write lock, so no other process comes in between.
 */
final class ClaimTable {
  private final GroupCommitWriter writer;

  ClaimTable(GroupCommitWriter writer) {
    this.writer = writer;
  }

  public Map<Cell, Claim> claim(
      Collection<Cell> cells, Collection<List<Cell>> joint, String process, String run) {
    List<Cell> wanted = List.copyOf(cells);
    return writer.submitAndWait(session -> claim(session, wanted, joint, process, run));
  }

  static Map<Cell, Claim> claim(
      WriteSession session,
      Collection<Cell> cells,
      Collection<List<Cell>> joint,
      String process,
      String run)
      throws SQLException {
    Set<Cell> wanted = new LinkedHashSet<>(cells);
    session.ids().number(wanted);
    session.flush();
    Map<Long, Claim> holders = holders(session, wanted);
    Map<Cell, Claim> others = ClaimStore.withJoint(others(session, wanted, holders, run), joint);
    for (Cell cell : wanted) {
      long id = session.ids().cell(cell);
      if (!holders.containsKey(id) && !others.containsKey(cell)) {
        session.claims().claim(id, process, run);
      }
    }
    return others;
  }

  private static Map<Cell, Claim> others(
      WriteSession session, Set<Cell> wanted, Map<Long, Claim> holders, String run)
      throws SQLException {
    Map<Cell, Claim> others = new TreeMap<>();
    if (holders.isEmpty()) {
      return others;
    }
    for (Cell cell : wanted) {
      Claim holder = holders.get(session.ids().cell(cell));
      if (holder != null && !holder.run().equals(run)) {
        others.put(cell, holder);
      }
    }
    return others;
  }

  public void release(String name) {
    writer.submitAndWait(session -> {
      session.claims().releaseAll(name);
      return true;
    });
  }

  public void releaseAll(String process) {
    writer.submitAndWait(session -> {
      session.execute("DELETE FROM claim WHERE process = ?", process);
      PlaceTable.release(session, process);
      session.execute(
          "DELETE FROM tick_claim WHERE process = ? AND NOT EXISTS (SELECT 1 FROM tick t"
              + " WHERE t.cron = tick_claim.cron AND t.zone = tick_claim.zone"
              + " AND t.due_nanos >= tick_claim.due_nanos)",
          process);
      releaseBackfills(session, process);
      return true;
    });
  }

  /** Before all that waits to be written: an attempt begins or ends with it, and nothing in there speaks of places. */
  public CompletableFuture<PlaceAnswer> claimPlaces(String process, PlaceClaim claim, Instant now) {
    return writer.submitFirst(
        1, session -> PlaceTable.claim(session, process, claim, now), answer -> {});
  }

  public boolean claimTick(Schedule schedule, Instant due, String process) {
    return writer.submitAndWait(session -> session.execute(
            "INSERT INTO tick_claim (cron, zone, due_nanos, process) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (cron, zone, due_nanos) DO UPDATE SET process = excluded.process"
                + " WHERE tick_claim.process = excluded.process AND NOT EXISTS (SELECT 1 FROM tick t"
                + " WHERE t.cron = tick_claim.cron AND t.zone = tick_claim.zone"
                + " AND t.due_nanos >= tick_claim.due_nanos)",
            schedule.cron(),
            schedule.zone().getId(),
            Nanos.of(due),
            process)
        == 1);
  }

  boolean claimBackfill(String backfill, String process) {
    return writer.submitAndWait(session -> session.execute(
            "UPDATE backfill SET driver = ? WHERE name = ? AND status = 'RUNNING'"
                + " AND (driver IS NULL OR driver = ?)",
            process,
            backfill,
            process)
        == 1);
  }

  void releaseBackfills(String process) {
    writer.submitAndWait(session -> releaseBackfills(session, process));
  }

  private static int releaseBackfills(WriteSession session, String process) throws SQLException {
    return session.execute("UPDATE backfill SET driver = NULL WHERE driver = ?", process);
  }

  private static Map<Long, Claim> holders(WriteSession session, Collection<Cell> cells)
      throws SQLException {
    if (!isAnyHeld(session)) {
      return Map.of();
    }
    List<Long> ids = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      ids.add(session.ids().cell(cell));
    }
    Map<Long, Claim> holders = new HashMap<>();
    for (List<Object> some : Questions.parts(ids)) {
      try (ResultSet row = session.query(
          "SELECT cell_id, process, run FROM claim WHERE cell_id IN " + Questions.LIST,
          some.toArray())) {
        while (row.next()) {
          holders.put(row.getLong(1), new Claim(row.getString(2), row.getString(3)));
        }
      }
    }
    return holders;
  }

  private static boolean isAnyHeld(WriteSession session) throws SQLException {
    try (ResultSet row = session.query("SELECT 1 FROM claim LIMIT 1")) {
      return row.next();
    }
  }
}
