package dev.assetwright.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The hold that an open store has: a row, without which it cannot write, and a lock of the server's on the number of that row,
 * which goes with the connection. A process is held when a row of its has its lock; one whose rows are deleted is fenced.
 *
 * @param id the number of the row
 * @param lock tells the locks of one schema from those of others in the same database
 * @param schema the schema's name
 */
record Session(long id, int lock, String schema) {
  /** Where the server tells of writes to all schemas of a database. */
  static final String CHANNEL = "assetwright";

  /** Opens one. */
  static Session open(Connection connection, String schema, String process) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO session (process, writes) VALUES (?, 0) RETURNING id")) {
      insert.setString(1, process);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new Session(row.getLong(1), schema.hashCode(), schema);
      }
    }
  }

  /** Takes the lock for this connection; waits for one that broke just now. */
  void hold(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?, ?)")) {
      lock.setInt(1, this.lock);
      lock.setInt(2, (int) id);
      lock.executeQuery().close();
    }
  }

  /** Whether some store of a process has its lock. */
  boolean isHeldBy(Connection connection, String process) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(
        "SELECT 1 FROM session s JOIN pg_locks l ON l.locktype = 'advisory' AND l.granted"
            + " AND l.objsubid = 2 AND l.classid::bigint = ? AND l.objid::bigint = s.id"
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " WHERE s.process = ? LIMIT 1")) {
      question.setLong(1, Integer.toUnsignedLong(lock));
      question.setString(2, process);
      try (ResultSet row = question.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Deletes the rows of a process, except this one. */
  void fence(Connection connection, String process) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM session WHERE process = ? AND id <> ?")) {
      delete.setString(1, process);
      delete.setLong(2, id);
      delete.executeUpdate();
    }
  }

  /** What is told with each of its writes. */
  String signature() {
    return id + "@" + schema;
  }

  /** Whether such a text is of another session on the same schema. */
  boolean isOfAnother(String signature) {
    return !signature.equals(signature()) && signature.endsWith("@" + schema);
  }

  /** Deletes its own row. */
  void end(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM session WHERE id = ?")) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }
}
