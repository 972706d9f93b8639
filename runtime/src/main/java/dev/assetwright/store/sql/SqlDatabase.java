package dev.assetwright.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * A database that carries a {@link SqlStore}: its connections, its lock for writers, and what its errors mean. Its tables
 * are those of the schema beside it; what is asked of them is SQL that all such databases speak.
 *
 * <p>As a {@link ConnectionFactory} it gives connections that read. Safe for several threads.
 */
public interface SqlDatabase extends ConnectionFactory, AutoCloseable {
  /** A question to a connection. */
  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  /** A connection that writes. Used by one thread; after any failure it is closed, and with it all that it had begun. */
  interface Writer extends AutoCloseable {
    Connection connection();

    /**
     * Begins a transaction and takes the lock that all writers of all processes share, so that nothing read afterwards can
     * change before the commit.
     */
    void begin() throws SQLException;

    /** Makes it durable. When this throws an {@link SQLException}, nothing of it was kept. */
    void commit() throws SQLException;

    /**
     * What time it is for all processes that write here, within a transaction.
     *
     * @param here what the clock of this process says, which will do when all of them run on one machine
     */
    default Instant now(Instant here) throws SQLException {
      return here;
    }

    /** Returns a text as this database can keep it. */
    default String storable(String text) {
      return text;
    }

    @Override
    void close();
  }

  Writer openWriter() throws SQLException;

  /**
   * Runs a query in one snapshot, which holds up no writer.
   *
   * @throws dev.assetwright.spi.StoreUnavailableException if it cannot be answered
   */
  <T> T read(Query<T> query);

  /** How long a write is tried in all while it fails for reasons that may pass. */
  Duration patience();

  StoreErrors errors();

  @Override
  void close();
}
