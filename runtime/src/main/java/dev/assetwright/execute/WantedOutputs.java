package dev.assetwright.execute;

import dev.assetwright.Outputs;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Resolution;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The assets that a step makes, of those that its method can make. */
final class WantedOutputs implements Outputs {
  private final ProducerDefinition producer;

  WantedOutputs(ProducerDefinition producer) {
    this.producer = producer;
  }

  @Override
  public List<String> keys() {
    return producer.assets().stream().map(AssetKey::toString).toList();
  }

  @Override
  public boolean wants(String asset) {
    Resolution meant = new AssetReferences(new TreeSet<>(producer.family())).resolve(asset);
    if (meant instanceof Resolution.Found found) {
      return producer.assets().contains(found.key());
    }
    throw new IllegalArgumentException("%s makes no asset '%s'; it makes %s."
        .formatted(
            producer.method().display(),
            asset,
            producer.family().stream()
                .map(key -> "'" + key + "'")
                .collect(Collectors.joining(", "))));
  }
}
