package dev.assetwright.store.sqlite;

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
  private final GroupCommitWriter writer;
  private final Connections connections;

  CodeTable(GroupCommitWriter writer, Connections connections) {
    this.writer = writer;
    this.connections = connections;
  }

  @Override
  public void record(String codeVersion, List<MethodHash> parts) {
    String json = Json.facts().write(parts);
    writer.submitAndWait(session -> session.execute(
        "INSERT OR IGNORE INTO code (version, parts) VALUES (?, ?)", codeVersion, json));
  }

  @Override
  public Optional<List<MethodHash>> find(String codeVersion) {
    return connections.read(connection -> {
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
    writer.submitAndWait(session -> session.execute(
        "INSERT OR REPLACE INTO code_environment (version, at_nanos, environment)"
            + " SELECT ?1, ?2, ?3 WHERE ?3 IS NOT (SELECT environment FROM code_environment"
            + " WHERE version = ?1 AND at_nanos <= ?2 ORDER BY at_nanos DESC LIMIT 1)",
        codeVersion,
        Nanos.of(at),
        json));
  }

  @Override
  public Optional<CodeEnvironment> findEnvironment(String codeVersion, Instant at) {
    return connections.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(
          "SELECT environment FROM code_environment WHERE version = ? AND at_nanos <= ?"
              + " ORDER BY at_nanos DESC LIMIT 1")) {
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
