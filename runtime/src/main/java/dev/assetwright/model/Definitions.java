package dev.assetwright.model;

import java.util.Comparator;
import java.util.List;

/**
 * All that the code declares, gathered from the generated graphs; in stated orders.
 *
 * @param modules the names of the modules, sorted
 * @param assets sorted by key
 * @param producers sorted by their first asset
 * @param checks sorted by asset, then name
 */
public record Definitions(
    List<String> modules,
    List<AssetDefinition> assets,
    List<ProducerDefinition> producers,
    List<CheckDefinition> checks) {
  public Definitions {
    modules = modules.stream().sorted().toList();
    assets = assets.stream().sorted(Comparator.comparing(AssetDefinition::key)).toList();
    producers = producers.stream()
        .sorted(Comparator.comparing(ProducerDefinition::first))
        .toList();
    checks = checks.stream()
        .sorted(Comparator.comparing(CheckDefinition::asset).thenComparing(CheckDefinition::name))
        .toList();
  }
}
