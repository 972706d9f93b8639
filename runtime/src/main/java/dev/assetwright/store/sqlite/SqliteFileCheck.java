package dev.assetwright.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Lets SQLite examine one of its files; reads only. */
public final class SqliteFileCheck {
  private SqliteFileCheck() {}

  /** What is wrong with the file, in SQLite's words; empty when it is sound. */
  public static List<String> problems(Path file) {
    List<String> problems = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      try (ResultSet found = statement.executeQuery("PRAGMA quick_check(10)")) {
        while (found.next()) {
          if (!found.getString(1).equals("ok")) {
            problems.add(found.getString(1));
          }
        }
      }
    } catch (SQLException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }
}
