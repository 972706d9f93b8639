package dev.assetwright.benchmark;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The floor for a start: a JVM with the same web server and the same database, which does nothing with them. */
public final class MinimalServer {
  private MinimalServer() {}

  /** Takes the database's file and the port. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + Path.of(arguments[0]));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, text TEXT)");
    }
    Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.routes.get("/", context -> context.result("ready"));
        })
        .start("127.0.0.1", Integer.parseInt(arguments[1]));
  }
}
