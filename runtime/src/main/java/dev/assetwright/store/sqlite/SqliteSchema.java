package dev.assetwright.store.sqlite;

import dev.assetwright.store.sql.Migrations;
import java.nio.file.Path;
import java.util.List;

/** The schema on SQLite. */
final class SqliteSchema {
  /** The one this program knows. */
  static final int NEWEST = 9;

  private SqliteSchema() {}

  static Migrations migrations(Path file) {
    return migrations(file, Migrations.scripts(SqliteSchema.class, NEWEST));
  }

  /** For tests: a history of one's own. */
  static Migrations migrations(Path file, List<String> scripts) {
    return new Migrations(
        new Migrations.Target(
            file.toString(),
            "another folder with --home",
            "BEGIN IMMEDIATE",
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"),
        scripts);
  }
}
