package dev.assetwright.postgres;

import dev.assetwright.model.Event;
import dev.assetwright.store.RandomHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a store of the newest schema as SQL text, and what is in its log: {@code main(folder)}. Run once for each new
 * schema; what it wrote is kept for ever, so that every old store is opened by a test. The tables are made by the same steps
 * as the store's, which never change; what they came to hold is written as it is.
 */
final class SchemaDump {
  private static final String SCHEMA = "dumped";

  private SchemaDump() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    Path home = Files.createTempDirectory("dump");
    PostgresServer server = PostgresServer.require();
    List<Event> events = Stream.generate(new RandomHistory(42)::next).limit(80).toList();
    String name = "schema-" + PostgresSchema.NEWEST;
    try (PostgresStore store =
        PostgresStore.open(server.location(SCHEMA, home), "dump", Clock.systemUTC())) {
      store.appendAndWait(events);
      List<String> lines = store.after(0, 1_000).stream()
          .map(event -> event.sequence() + " " + event.event())
          .toList();
      Files.writeString(folder.resolve(name + ".events.txt"), String.join("\n", lines) + "\n");
    }
    try (Connection connection = server.connect(SCHEMA)) {
      Files.writeString(folder.resolve(name + ".sql"), dump(connection));
    }
  }

  private static String dump(Connection connection) throws IOException, SQLException {
    StringBuilder sql = new StringBuilder();
    for (int step = 1; step <= PostgresSchema.NEWEST; step++) {
      try (var in = PostgresSchema.class.getResourceAsStream(step + ".sql")) {
        sql.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    sql.append("CREATE TABLE schema_version"
        + " (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);\n");
    sql.append("SET session_replication_role = replica;\nDELETE FROM event_kind;\n");
    try (Statement tables = connection.createStatement();
        Statement rows = connection.createStatement();
        ResultSet table = tables.executeQuery("SELECT table_name FROM information_schema.tables"
            + " WHERE table_schema = current_schema() AND table_name NOT IN ('home', 'session')"
            + " ORDER BY 1")) {
      while (table.next()) {
        rows(rows, table.getString(1), sql);
      }
    }
    return sql.append("SET session_replication_role = DEFAULT;\n").toString();
  }

  private static void rows(Statement statement, String table, StringBuilder sql)
      throws SQLException {
    String values = "SELECT string_agg('quote_nullable(' || quote_ident(column_name) || ')',"
        + " ' || '', '' || ' ORDER BY ordinal_position) FROM information_schema.columns"
        + " WHERE table_schema = current_schema() AND table_name = '" + table + "'";
    try (ResultSet expression = statement.executeQuery(values)) {
      expression.next();
      values = expression.getString(1);
    }
    try (ResultSet row =
        statement.executeQuery("SELECT " + values + " FROM " + table + " ORDER BY 1")) {
      while (row.next()) {
        sql.append("INSERT INTO ").append(table).append(" OVERRIDING SYSTEM VALUE VALUES (");
        sql.append(row.getString(1)).append(");\n");
      }
    }
  }
}
