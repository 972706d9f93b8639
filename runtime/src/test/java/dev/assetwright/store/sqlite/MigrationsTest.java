package dev.assetwright.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.spi.UnsupportedStoreVersionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T06:15:00Z");
  private static final String FIRST = "CREATE TABLE one (id INTEGER); INSERT INTO one VALUES (1);";
  private static final String SECOND = "CREATE TABLE two (id INTEGER);";

  @TempDir
  Path folder;

  @Test
  void whatIsMissingIsAppliedAndNothingTwice() throws SQLException {
    apply(FIRST);
    apply(FIRST, SECOND);
    apply(FIRST, SECOND);

    assertThat(count("one")).isEqualTo(1);
    assertThat(count("two")).isZero();
    assertThat(count("schema_version")).isEqualTo(2);
  }

  @Test
  void aStepThatFailsLeavesTheSchemaAsItWas() throws SQLException {
    apply(FIRST);

    assertThatThrownBy(() -> apply(FIRST, SECOND, "CREATE TABLE broken ("))
        .isInstanceOf(SQLException.class);

    assertThat(count("schema_version")).isEqualTo(1);
    assertThatThrownBy(() -> count("two")).hasMessageContaining("no such table");
  }

  @Test
  void aStoreOfANewerVersionIsRefusedUnchanged() throws Exception {
    SqliteStore.open(file(), Clock.systemUTC()).close();
    execute("INSERT INTO schema_version VALUES (%d, 'abc', '2027-01-01T00:00:00Z')"
        .formatted(SqliteSchema.NEWEST + 1));
    byte[] before = Files.readAllBytes(file());

    assertThatThrownBy(() -> SqliteStore.open(file(), Clock.systemUTC()))
        .isInstanceOf(UnsupportedStoreVersionException.class)
        .hasMessage(
            "The store '%s' was written by a newer Assetwright: it has schema %d, this one knows up to %d. Nothing"
                + " was changed. Use the newer version, or another folder with --home.",
            file(), SqliteSchema.NEWEST + 1, SqliteSchema.NEWEST);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aStoreWhoseSchemaIsNotOursIsRefused() throws SQLException {
    apply("CREATE TABLE event (id INTEGER)");

    assertThatThrownBy(() -> SqliteStore.open(file(), Clock.systemUTC()))
        .isInstanceOf(UnsupportedStoreVersionException.class)
        .hasMessageContaining("has a schema 1 that is not the one this version knows");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aStoreOfAnOldSchemaIsOpenedAndReadWhole(int version) throws IOException, SQLException {
    execute(resource("schema-%d.sql".formatted(version)));

    try (SqliteStore store = SqliteStore.open(file(), Clock.systemUTC())) {
      String events = store.after(0, 1_000).stream()
          .map(event -> event.sequence() + " " + event.event() + "\n")
          .collect(Collectors.joining())
          // Came with schema 4, with schema 6 and after schema 9: what was written before has none.
          .replace(version < 4 ? ", partitions=[]]" : "\0", "]")
          .replace(version < 6 ? ", backfill=null]" : "\0", "]")
          .replace(version < 10 ? ", madeFrom=null]" : "\0", "]")
          // Since then code is accepted for many cells at once.
          .replaceAll(version < 10 ? "cells=\\[(.*?)], was=" : "\0", "cell=$1, was=");
      assertThat(events).isEqualTo(resource("schema-%d.events.txt".formatted(version)));
      assertThat(store.load().cells()).isNotEmpty();
      assertThat(store.runs(null, null, 10)).isNotEmpty();
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = MigrationsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void apply(String... scripts) throws SQLException {
    try (Connection connection = connect()) {
      SqliteSchema.migrations(file(), List.of(scripts)).apply(connection, NOW);
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Path file() {
    return folder.resolve("assetwright.db");
  }
}
