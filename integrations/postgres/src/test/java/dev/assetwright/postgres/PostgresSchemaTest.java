package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.UnsupportedStoreVersionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSchemaTest {
  private static final Instant NOW = Instant.parse("2026-06-01T06:15:00Z");
  private static final String FIRST = "CREATE TABLE one (id INTEGER); INSERT INTO one VALUES (1);";
  private static final String SECOND = "CREATE TABLE two (id INTEGER);";

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  @Test
  void whatIsMissingIsAppliedAndNothingTwice() throws SQLException {
    apply(FIRST);
    apply(FIRST, SECOND);
    apply(FIRST, SECOND);

    assertThat(text("SELECT count(*) FROM one")).isEqualTo("1");
    assertThat(text("SELECT count(*) FROM two")).isEqualTo("0");
    assertThat(text("SELECT count(*) FROM schema_version")).isEqualTo("2");
  }

  @Test
  void aStepThatFailsLeavesTheSchemaAsItWas() throws SQLException {
    apply(FIRST);

    assertThatThrownBy(() -> apply(FIRST, SECOND, "CREATE TABLE broken ("))
        .isInstanceOf(SQLException.class);

    assertThat(text("SELECT count(*) FROM schema_version")).isEqualTo("1");
    assertThat(text("SELECT to_regclass('two') IS NULL")).isEqualTo("t");
  }

  @Test
  void aStoreOfANewerVersionIsRefusedUnchanged() throws SQLException {
    open(home).close();
    server.execute(
        schema,
        "INSERT INTO schema_version VALUES (%d, 'abc', '2027-01-01T00:00:00Z')"
            .formatted(PostgresSchema.NEWEST + 1));

    assertThatThrownBy(() -> open(home))
        .isInstanceOf(UnsupportedStoreVersionException.class)
        .hasMessage(
            "The store '%s' was written by a newer Assetwright: it has schema %d, this one knows up to %d. Nothing was"
                + " changed. Use the newer version, or another schema with 'store.schema'.",
            server.url(), PostgresSchema.NEWEST + 1, PostgresSchema.NEWEST);
    assertThat(text("SELECT count(*) FROM session")).isEqualTo("0");
  }

  @Test
  void aSchemaThatIsNotOursIsRefused() throws SQLException {
    apply("CREATE TABLE event (id INTEGER)");

    assertThatThrownBy(() -> open(home))
        .isInstanceOf(UnsupportedStoreVersionException.class)
        .hasMessageContaining("has a schema 1 that is not the one this version knows");
  }

  @ParameterizedTest
  @ValueSource(ints = 1)
  void aStoreOfAnOldSchemaIsOpenedAndReadWhole(int version) throws IOException, SQLException {
    server.execute(schema, "CREATE SCHEMA " + schema);
    server.execute(schema, resource("schema-%d.sql".formatted(version)));

    try (PostgresStore store = open(home)) {
      String events = store.after(0, 1_000).stream()
          .map(event -> event.sequence() + " " + event.event() + "\n")
          .collect(Collectors.joining())
          // Came after schema 3: what was written before has none.
          .replace(version < 4 ? ", madeFrom=null]" : "\0", "]")
          // Since then code is accepted for many cells at once.
          .replaceAll(version < 4 ? "cells=\\[(.*?)], was=" : "\0", "cell=$1, was=");
      assertThat(events).isEqualTo(resource("schema-%d.events.txt".formatted(version)));
      assertThat(store.load().cells()).isNotEmpty();
      assertThat(store.runs(null, null, 10)).isNotEmpty();
    }
  }

  @Test
  void severalProcessesMayBringAStoreIntoBeingAtOnce() throws SQLException {
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      opening.add(CompletableFuture.runAsync(() -> open(home).close()));
    }
    opening.forEach(CompletableFuture::join);

    assertThat(text("SELECT count(*) FROM schema_version"))
        .isEqualTo(String.valueOf(PostgresSchema.NEWEST));
    assertThat(text("SELECT count(*) FROM home")).isEqualTo("1");
  }

  @Test
  void aStoreBelongsToTheHomeThatItSpeaksOf() throws IOException {
    Path first = Files.createDirectory(home.resolve("first"));
    Path second = Files.createDirectory(home.resolve("second"));
    open(first).close();

    assertThatThrownBy(() -> open(second))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("The store '%s' belongs to another home, '%s', where the values"
            .formatted(server.url(), first))
        .hasMessageContaining("Nothing was changed. Use that home with --home");

    Files.move(first, home.resolve("moved"));
    open(home.resolve("moved")).close();
  }

  private PostgresStore open(Path folder) {
    return PostgresStore.open(server.location(schema, folder), "here", Clock.systemUTC());
  }

  private void apply(String... scripts) throws SQLException {
    PostgresAddress address = PostgresStore.address(server.location(schema, home), "here");
    try (Connection connection = address.connect()) {
      new PostgresSchema(address, List.of(scripts)).prepare(connection, NOW);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = server.connect(schema)) {
      return PostgresSchema.text(connection, sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = PostgresSchemaTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
