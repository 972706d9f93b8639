package dev.assetwright.contract;

import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractReader;
import dev.assetwright.rules.contract.ContractReader.Role;
import dev.assetwright.rules.contract.ModuleContracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which contracts assets make. */
public final class MadeContracts {
  private MadeContracts() {}

  /**
   * Returns the contracts of assets by their key, each with its version: {@code sale 1.0}; several with commas between them.
   *
   * @param roots folders of class files, and jars
   * @throws IOException if one cannot be read
   */
  public static Map<String, String> byAsset(List<Path> roots) throws IOException {
    Map<String, String> versions = new HashMap<>();
    Map<String, String> contracts = new TreeMap<>();
    List<CompiledContracts> compiled = CompiledContracts.read(roots);
    for (CompiledContracts module : compiled) {
      add(module.contracts().consumed(), versions);
    }
    // What is declared counts, not what a reader was once compiled with.
    for (CompiledContracts module : compiled) {
      add(module.contracts().own(), versions);
    }
    for (CompiledContracts module : compiled) {
      add(module.contracts(), versions, contracts);
    }
    return contracts;
  }

  private static void add(List<ContractDefinition> definitions, Map<String, String> versions) {
    definitions.forEach(
        definition -> versions.put(definition.key(), definition.version().toString()));
  }

  private static void add(
      ModuleContracts module, Map<String, String> versions, Map<String, String> contracts) {
    for (ContractReader reader : module.readers()) {
      if (reader.role() != Role.READS) {
        String contract = reader.contract() + " " + versions.get(reader.contract());
        contracts.merge(reader.asset(), contract, (first, second) -> first + ", " + second);
      }
    }
  }
}
