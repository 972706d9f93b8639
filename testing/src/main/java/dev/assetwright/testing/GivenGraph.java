package dev.assetwright.testing;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A declared graph with given values in place of what makes some of its assets: such an asset comes after an external of
 * which the test decides what is there, and after nothing else. So the engine plans, stages, checks and publishes what is
 * given as it does everything, and a cell of which nothing was given is one whose source is absent.
 */
final class GivenGraph {
  /** The unit of methods that only a test has. */
  static final String UNIT = "given";

  private static final String SOURCES = "given/";

  private final AssetGraph declared;
  private final Set<AssetKey> given;
  private final Map<AssetKey, ProducerDefinition> producers = new HashMap<>();
  private final List<ProducerDefinition> made = new ArrayList<>();
  private final List<AssetDefinition> sources = new ArrayList<>();

  private GivenGraph(AssetGraph declared, Set<AssetKey> given) {
    this.declared = declared;
    this.given = given;
  }

  /** Puts given values in place of these assets; externals among them stay as they are. */
  static AssetGraph of(AssetGraph declared, Set<AssetKey> given) {
    GivenGraph graph = new GivenGraph(declared, given);
    declared.producers().forEach(graph::replace);
    return AssetGraph.of(graph.definitions());
  }

  /** The asset for which the test decides what is there. */
  static AssetKey assetOf(AssetKey source) {
    return AssetKey.parse(source.toString().substring(SOURCES.length()));
  }

  private void replace(ProducerDefinition producer) {
    if (producer.kind() == AssetKind.EXTERNAL) {
      keep(producer);
      return;
    }
    List<AssetKey> rest =
        producer.assets().stream().filter(key -> !given.contains(key)).toList();
    if (!rest.isEmpty()) {
      // The clock stands still, so a retry that waited would wait for ever.
      keep(producer.making(rest).retrying(producer.retry().withDelay(Duration.ZERO)));
    }
    producer.assets().stream().filter(given::contains).forEach(key -> give(producer, key));
  }

  private void give(ProducerDefinition producer, AssetKey key) {
    AssetKey source = AssetKey.parse(SOURCES + key);
    ProducerDefinition observing = producer(producer, AssetKind.EXTERNAL, source, List.of());
    keep(observing);
    sources.add(new AssetDefinition(
        source,
        "What the test gave.",
        List.of(),
        List.of(),
        StorageKind.NONE,
        null,
        null,
        null,
        observing));
    keep(producer(
        producer,
        AssetKind.JAVA,
        key,
        List.of(new InputDefinition(
            source,
            InputDefinition.Use.ORDER,
            PartitionMapping.between(producer.grid(), producer.grid(), ""),
            false,
            -1))));
  }

  private static ProducerDefinition producer(
      ProducerDefinition like, AssetKind kind, AssetKey key, List<InputDefinition> inputs) {
    return new ProducerDefinition(
        kind,
        List.of(key),
        new ProducerDefinition.MethodReference(UNIT, 0, UNIT, key.toString(), "()V"),
        like.grid(),
        inputs,
        like.grid() != null,
        null,
        UNIT,
        RetryPolicy.NONE,
        null);
  }

  private void keep(ProducerDefinition producer) {
    made.add(producer);
    producer.assets().forEach(key -> producers.put(key, producer));
  }

  private Definitions definitions() {
    List<AssetDefinition> assets = new ArrayList<>(sources);
    for (AssetDefinition asset : declared.assets()) {
      assets.add(asset.madeBy(producers.get(asset.key())));
    }
    return new Definitions(
        declared.definitions().modules(),
        assets,
        made,
        declared.definitions().checks().stream().filter(this::canRun).toList());
  }

  /** A check of given data that reads something beside runs only when that was given, too. */
  private boolean canRun(CheckDefinition check) {
    return !given.contains(check.asset())
        || check.inputs().stream().allMatch(input -> given.contains(input.upstream()));
  }
}
