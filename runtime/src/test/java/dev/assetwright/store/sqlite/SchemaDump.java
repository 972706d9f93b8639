package dev.assetwright.store.sqlite;

import dev.assetwright.model.Event;
import dev.assetwright.store.RandomHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a store of the newest schema as SQL text, and what is in its log: {@code main(folder)}. Run once for each new
 * schema; what it wrote is kept for ever, so that every old store is opened by a test.
 */
final class SchemaDump {
  private SchemaDump() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    Path file = Files.createTempDirectory("schema").resolve("assetwright.db");
    RandomHistory history = new RandomHistory(42);
    List<Event> events = Stream.generate(history::next).limit(240).toList();
    String name = "schema-" + SqliteSchema.NEWEST;
    try (SqliteStore store = SqliteStore.open(file, Clock.systemUTC())) {
      store.appendAndWait(events);
      List<String> lines = store.after(0, 1_000).stream()
          .map(event -> event.sequence() + " " + event.event())
          .toList();
      Files.writeString(folder.resolve(name + ".events.txt"), String.join("\n", lines) + "\n");
    }
    Files.writeString(folder.resolve(name + ".sql"), dump(file));
  }

  private static String dump(Path file) throws SQLException {
    StringBuilder sql = new StringBuilder("BEGIN;\n");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        Statement inner = connection.createStatement();
        ResultSet objects = statement.executeQuery("SELECT type, name, sql FROM sqlite_master"
            + " WHERE sql IS NOT NULL ORDER BY rootpage")) {
      while (objects.next()) {
        sql.append(objects.getString("sql")).append(";\n");
        if (objects.getString("type").equals("table")) {
          rows(inner, objects.getString("name"), sql);
        }
      }
    }
    return sql.append("COMMIT;\n").toString();
  }

  private static void rows(Statement statement, String table, StringBuilder sql)
      throws SQLException {
    StringBuilder values = new StringBuilder();
    try (ResultSet columns = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (columns.next()) {
        values.append(values.isEmpty() ? "" : " || ', ' || ");
        values.append("quote(").append(columns.getString("name")).append(")");
      }
    }
    try (ResultSet rows =
        statement.executeQuery("SELECT " + values + " FROM " + table + " ORDER BY 1")) {
      while (rows.next()) {
        sql.append("INSERT INTO ").append(table).append(" VALUES (");
        sql.append(rows.getString(1)).append(");\n");
      }
    }
  }
}
