package dev.assetwright.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Lets SQLite examine one of its files, all of it; reads only. */
public final class SqliteFileCheck {
  private static final int MOST = 10;

  private SqliteFileCheck() {}

  /** What is wrong with the file, in SQLite's words; empty when it is sound. */
  public static List<String> problems(Path file) {
    List<String> problems = new ArrayList<>();
    try (Connection connection = SqliteFile.connect(file);
        Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery("PRAGMA integrity_check(" + MOST + ")")) {
        while (found.next()) {
          if (!found.getString(1).equals("ok")) {
            problems.add(found.getString(1));
          }
        }
      }
      try (ResultSet found = statement.executeQuery("PRAGMA foreign_key_check")) {
        while (found.next() && problems.size() < MOST) {
          problems.add("row %d of '%s' refers to a row of '%s' that is not there"
              .formatted(found.getLong(2), found.getString(1), found.getString(3)));
        }
      }
    } catch (SQLException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }
}
