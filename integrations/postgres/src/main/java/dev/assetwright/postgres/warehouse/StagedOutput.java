package dev.assetwright.postgres.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.warehouse.sql.Column;
import dev.assetwright.warehouse.sql.RowHash;
import dev.assetwright.warehouse.sql.RowIntake;
import dev.assetwright.warehouse.sql.RowShape;
import dev.assetwright.warehouse.sql.SessionGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** An output on its way: a temporary table that only its session sees, with the data version of its rows. */
record StagedOutput(
    AssetDefinition asset,
    @Nullable String partition,
    RowShape shape,
    String table,
    String dataVersion,
    long count,
    long bytes) {

  Cell cell() {
    return new Cell(asset.key(), partition);
  }

  /** How the table is called in its connection's SQL. */
  String reference() {
    return "pg_temp." + TableNames.quote(table);
  }

  /** Creates the table and copies all rows into it, in a transaction that is over when this returns, either way. */
  static StagedOutput fill(
      SessionGuard guard,
      PostgresDialect dialect,
      Connection connection,
      AssetDefinition asset,
      @Nullable String partition,
      RowShape shape,
      String table,
      Iterator<?> rows) {
    CopyIn copy = guard.use(() -> {
      // Ends what a check read of the output before.
      connection.rollback();
      String name = "pg_temp." + TableNames.quote(table);
      Connections.execute(
          connection, "CREATE TEMPORARY TABLE " + name + " (" + columns(shape, dialect) + ")");
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + name + " FROM STDIN");
    });
    boolean complete = false;
    try {
      CopyText text = new CopyText(shape.columns());
      RowHash hash = RowIntake.take(rows, shape, partition, guard, cells -> {
        text.add(cells);
        if (text.isFull()) {
          send(guard, copy, text);
        }
      });
      send(guard, copy, text);
      guard.use(() -> {
        copy.endCopy();
        connection.commit();
        return true;
      });
      complete = true;
      return new StagedOutput(
          asset, partition, shape, table, hash.version(shape.names()), hash.count(), hash.bytes());
    } finally {
      if (!complete && !guard.isClosed()) {
        guard.use(() -> {
          undo(connection, copy);
          return true;
        });
      }
    }
  }

  private static void send(SessionGuard guard, CopyIn copy, CopyText text) {
    guard.use(() -> {
      byte[] bytes = text.take();
      copy.writeToCopy(bytes, 0, bytes.length);
      return true;
    });
  }

  /** What went wrong before is the thing to tell. */
  private static void undo(Connection connection, CopyIn copy) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
      connection.rollback();
    } catch (SQLException e) {
      return;
    }
  }

  /** The columns as CREATE TABLE takes them. Keys of partitions sort as bytes, whatever the database's language is. */
  static String columns(RowShape shape, PostgresDialect dialect) {
    return shape.columns().stream()
        .map(column -> TableNames.quote(column.name()) + " " + dialect.type(column.kind())
            + (isOfGrid(shape, column) ? " COLLATE \"C\"" : ""))
        .collect(Collectors.joining(", "));
  }

  private static boolean isOfGrid(RowShape shape, Column column) {
    List<String> grid = shape.gridColumns();
    return grid.contains(column.name());
  }
}
