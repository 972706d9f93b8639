package dev.assetwright.store.sql;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceShares;
import dev.assetwright.spi.PlaceShares.Share;
import dev.assetwright.spi.PlaceShares.Waiting;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Places of pools as rows, a few for each process. A claim is one task of the writer, which holds the write lock. */
final class PlaceTable {
  private PlaceTable() {}

  /** @param here what time it is for the process that claims */
  static PlaceAnswer claim(WriteSession session, String process, PlaceClaim claim, Instant here)
      throws SQLException {
    PlaceShares.Decision decision =
        PlaceShares.decide(shares(session), process, claim, session.now(here));
    release(session, process);
    for (Share share : decision.shares()) {
      insert(session, share);
    }
    return decision.answer();
  }

  static void release(WriteSession session, String process) throws SQLException {
    session.execute("DELETE FROM pool_share WHERE process = ?", process);
  }

  static boolean isAnyOf(Connection connection, String process) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement("SELECT 1 FROM pool_share WHERE process = ? LIMIT 1")) {
      question.setString(1, process);
      try (ResultSet row = question.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void insert(WriteSession session, Share share) throws SQLException {
    Waiting waiting = share.waiting();
    if (waiting == null) {
      session.execute(
          "INSERT INTO pool_share (pool, process, held) VALUES (?, ?, ?)",
          share.pool(),
          share.process(),
          share.held());
    } else {
      session.execute(
          "INSERT INTO pool_share (pool, process, held, wanted, priority, ticket, asked_at_nanos)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          share.pool(),
          share.process(),
          share.held(),
          waiting.slots(),
          waiting.priority().name(),
          waiting.ticket(),
          Nanos.of(waiting.askedAt()));
    }
  }

  private static List<Share> shares(WriteSession session) throws SQLException {
    List<Share> shares = new ArrayList<>();
    try (ResultSet row = session.query(
        "SELECT pool, process, held, priority, wanted, ticket, asked_at_nanos FROM pool_share")) {
      while (row.next()) {
        String priority = row.getString(4);
        Waiting waiting = priority == null
            ? null
            : new Waiting(
                row.getInt(5),
                Priority.valueOf(priority),
                row.getLong(6),
                Nanos.instant(row.getLong(7)));
        shares.add(new Share(row.getString(1), row.getString(2), row.getInt(3), waiting));
      }
    }
    return shares;
  }
}
