package dev.assetwright.benchmark;

import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The floor for assets a second: one thread writes, in the product's own schema, the same durable rows that a materialization
 * leaves, in batches, one commit per 1,000 assets. It decides nothing and calls nothing.
 */
final class PlainLoop {
  private static final int PER_COMMIT = 1_000;
  private static final String VERSION = "0123456789abcdef0123456789abcdef";

  private static final long BEGUN = System.nanoTime();
  private static final long EPOCH_NANOS = System.currentTimeMillis() * 1_000_000;

  private PlainLoop() {}

  static void run(Path file, List<ProducerDefinition> producers) throws SQLException {
    SqliteStore.open(file, Clock.systemUTC()).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      connection.setAutoCommit(false);
      write(connection, producers);
    }
  }

  private static void write(Connection connection, List<ProducerDefinition> producers)
      throws SQLException {
    Map<AssetKey, Integer> numbers = new HashMap<>();
    try (PreparedStatement event = connection.prepareStatement(
            "INSERT INTO event (sequence, kind_id, at_nanos, run_id, cell_id, materialization_id,"
                + " payload) VALUES (?, ?, ?, 1, ?, ?, ?)");
        PreparedStatement made = connection.prepareStatement("INSERT INTO materialization VALUES"
            + " (?, ?, ?, 1, 1, ?, 0, 1, 1, '" + VERSION + "', -1, 0, ?, NULL, NULL)");
        PreparedStatement asset =
            connection.prepareStatement("INSERT INTO asset (id, key) VALUES (?, ?)");
        PreparedStatement cell = connection.prepareStatement(
            "INSERT INTO cell (id, asset_id, partition, materialization_id, changed_at_nanos,"
                + " latest_sequence) VALUES (?, ?, '', ?, ?, ?)");
        PreparedStatement step = connection.prepareStatement(
            "INSERT INTO step VALUES (1, ?, ?, 'SUCCEEDED', 1, ?, ?, NULL, ?)");
        PreparedStatement runAsset =
            connection.prepareStatement("INSERT INTO run_asset (asset_id, run_id) VALUES (?, 1)")) {
      int number = 0;
      long sequence = 0;
      for (ProducerDefinition producer : producers) {
        number++;
        numbers.put(producer.first(), number);
        long now = EPOCH_NANOS + System.nanoTime() - BEGUN;
        add(event, ++sequence, 4, now, number, null, "{\"attempt\":1}");
        add(event, ++sequence, 8, now, number, number, null);
        add(made, number, sequence, number, now, inputs(producer, numbers));
        add(
            event,
            ++sequence,
            9,
            now,
            number,
            null,
            "{\"attempt\":1,\"status\":\"SUCCEEDED\",\"reason\":\"'" + producer.first()
                + "' was never materialized\"}");
        add(asset, number, producer.first().toString());
        add(cell, number, number, number, now, sequence);
        add(runAsset, number);
        add(step, number, number, sequence - 2, sequence, number);
        if (number % PER_COMMIT == 0 || number == producers.size()) {
          for (PreparedStatement batch : List.of(asset, cell, event, made, step, runAsset)) {
            batch.executeBatch();
          }
          connection.commit();
        }
      }
    }
  }

  private static String inputs(ProducerDefinition producer, Map<AssetKey, Integer> numbers) {
    StringBuilder json = new StringBuilder("[");
    producer
        .inputs()
        .forEach(input -> json.append(json.length() == 1 ? "" : ",")
            .append(numbers.get(input.upstream()))
            .append(",\"" + VERSION + "\""));
    return json.append("]").toString();
  }

  private static void add(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
