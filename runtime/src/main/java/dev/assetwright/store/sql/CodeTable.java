package dev.assetwright.store.sql;

import dev.assetwright.json.Json;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.spi.CodeStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of code versions, one row for each version. */
final class CodeTable implements CodeStore {
  private static final String ENVIRONMENT = "SELECT environment FROM code_environment"
      + " WHERE version = ? AND at_nanos <= ? ORDER BY at_nanos DESC LIMIT 1";

  private final GroupCommitWriter writer;
  private final SqlDatabase database;

  CodeTable(GroupCommitWriter writer, SqlDatabase database) {
    this.writer = writer;
    this.database = database;
  }

  @Override
  public void record(String codeVersion, List<MethodHash> parts) {
    String json = Json.facts().write(parts);
    writer.submitAndWait(session -> session.execute(
        "INSERT INTO code (version, parts) VALUES (?, ?) ON CONFLICT DO NOTHING",
        codeVersion,
        json));
  }

  @Override
  public Optional<List<MethodHash>> find(String codeVersion) {
    return database.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT parts FROM code WHERE version = ?")) {
        statement.setString(1, codeVersion);
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? Optional.of(List.of(Json.facts().read(row.getString(1), MethodHash[].class)))
              : Optional.empty();
        }
      }
    });
  }

  @Override
  public void recordEnvironment(String codeVersion, Instant at, CodeEnvironment environment) {
    String json = Json.facts().write(environment);
    writer.submitAndWait(session -> {
      session.flush();
      try (ResultSet row = session.query(ENVIRONMENT, codeVersion, Nanos.of(at))) {
        if (row.next() && row.getString(1).equals(json)) {
          return false;
        }
      }
      session.execute(
          "INSERT INTO code_environment (version, at_nanos, environment) VALUES (?, ?, ?)"
              + " ON CONFLICT (version, at_nanos) DO UPDATE SET environment = excluded.environment",
          codeVersion,
          Nanos.of(at),
          json);
      return true;
    });
  }

  @Override
  public Optional<CodeEnvironment> findEnvironment(String codeVersion, Instant at) {
    return database.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ENVIRONMENT)) {
        statement.setString(1, codeVersion);
        statement.setLong(2, Nanos.of(at));
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? Optional.of(Json.facts().read(row.getString(1), CodeEnvironment.class))
              : Optional.empty();
        }
      }
    });
  }
}
