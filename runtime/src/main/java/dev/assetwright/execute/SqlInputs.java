package dev.assetwright.execute;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.mapping.MappedReference;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.StorageSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the tables behind the placeholders of a statement, by the resolver that serves all references. */
final class SqlInputs {
  private SqlInputs() {}

  static Map<String, StorageSession.SqlInput> of(AttemptRequest request) {
    AssetGraph graph = request.code().graph();
    AssetKey self = request.producer().first();
    Map<String, StorageSession.SqlInput> tables = new LinkedHashMap<>();
    SqlStatement statement =
        SqlStatement.parse(String.valueOf(request.producer().sql()));
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      MappedReference written = MappedReference.parse(placeholder.reference());
      Resolution found = graph.references().resolve(written.reference(), self);
      if (!(found instanceof Resolution.Found asset)) {
        throw new IllegalStateException(
            "{%s} in the statement of '%s' names no asset; compile the module anew."
                .formatted(placeholder.reference(), self));
      }
      AssetDefinition table = graph.get(asset.key());
      PartitionMapping mapping =
          PartitionMapping.between(request.producer().grid(), table.grid(), written.partitions());
      InputDefinition edge = request.producer().inputs().stream()
          .filter(
              input -> input.upstream().equals(asset.key()) && input.mapping().equals(mapping))
          .findFirst()
          .orElseThrow();
      tables.put(
          placeholder.reference(),
          new StorageSession.SqlInput(
              table,
              request.code().outputType(table),
              request.slice(edge),
              request.inputs().stream()
                  .filter(version -> version.upstream().equals(asset.key()))
                  .toList()));
    }
    return tables;
  }
}
