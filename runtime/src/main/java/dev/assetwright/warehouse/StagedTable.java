package dev.assetwright.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.warehouse.sql.RowHash;
import dev.assetwright.warehouse.sql.RowIntake;
import dev.assetwright.warehouse.sql.RowShape;
import dev.assetwright.warehouse.sql.SessionGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An output on its way: a temporary table that only its session sees, with the data version of its rows. */
final class StagedTable {
  private static final int BATCH = 500;

  private final SessionGuard guard;
  private final Connection connection;
  private final AssetDefinition asset;
  private final @Nullable String partition;
  private final RowShape shape;
  private final String name;
  private RowHash hash = new RowHash();

  StagedTable(
      SessionGuard guard,
      Connection connection,
      AssetDefinition asset,
      @Nullable String partition,
      RowShape shape,
      String name) {
    this.guard = guard;
    this.connection = connection;
    this.asset = asset;
    this.partition = partition;
    this.shape = shape;
    this.name = name;
  }

  AssetDefinition asset() {
    return asset;
  }

  @Nullable
  String partition() {
    return partition;
  }

  RowShape shape() {
    return shape;
  }

  String dataVersion() {
    return hash.version(shape.names());
  }

  long count() {
    return hash.count();
  }

  long bytes() {
    return hash.bytes();
  }

  /** How the table is called in its connection's SQL. */
  String reference() {
    return "temp." + TableName.quote(name);
  }

  /** Creates the table and takes all rows. The rows' own code runs outside the guard. */
  void fill(Iterator<?> rows) {
    guard.use(() -> {
      WarehouseFile.execute(
          connection, "CREATE TABLE " + reference() + " (" + columnsOf(shape) + ")");
      return true;
    });
    List<@Nullable Object[]> batch = new ArrayList<>();
    hash = RowIntake.take(rows, shape, partition, guard, cells -> {
      batch.add(cells);
      if (batch.size() == BATCH) {
        insert(batch);
      }
    });
    insert(batch);
  }

  void drop() {
    guard.use(() -> {
      WarehouseFile.execute(connection, "DROP TABLE IF EXISTS " + reference());
      return true;
    });
  }

  private void insert(List<@Nullable Object[]> batch) {
    if (batch.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(shape.columns().size(), "?"));
    guard.use(() -> {
      WarehouseFile.execute(connection, "BEGIN");
      boolean done = false;
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO " + reference() + " VALUES (" + places + ")")) {
        for (@Nullable Object[] cells : batch) {
          SqlValues.bind(insert, cells);
          insert.addBatch();
        }
        insert.executeBatch();
        done = true;
      } finally {
        WarehouseFile.execute(connection, done ? "COMMIT" : "ROLLBACK");
      }
      return true;
    });
    batch.clear();
  }

  /** The columns as CREATE TABLE takes them. */
  static String columnsOf(RowShape shape) {
    return shape.columns().stream()
        .map(column -> TableName.quote(column.name()) + " " + SqliteDialect.declared(column.kind()))
        .collect(Collectors.joining(", "));
  }
}
