package dev.assetwright.benchmark;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Assets that do nothing, in ten layers with 1.7 edges each; the same ones for the same size. */
final class LayeredGraph implements AssetCode {
  private static final int LAYERS = 10;
  private static final double EDGES = 1.7;
  private static final long SEED = 20_261_101;

  private final AssetGraph graph;
  private final String version;
  private final AtomicLong firstCallNanos;
  private final AtomicLong watchedNanos = new AtomicLong();
  private volatile String watched = "";

  LayeredGraph(int size) {
    this(size, null);
  }

  /** All with the same grid; null for none. */
  LayeredGraph(int size, @Nullable Grid grid) {
    Random random = new Random(SEED);
    int width = Math.max(1, size / LAYERS);
    // The first layer reads nothing, so the others read a little more.
    double mean = EDGES * LAYERS / (LAYERS - 1);
    List<AssetDefinition> assets = new ArrayList<>(size);
    List<ProducerDefinition> producers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int layer = i / width;
      TreeSet<Integer> upstream = new TreeSet<>();
      if (layer > 0) {
        int edges = 1 + (random.nextDouble() < mean - 1 ? 1 : 0);
        while (upstream.size() < Math.min(edges, width)) {
          upstream.add((layer - 1) * width + random.nextInt(width));
        }
      }
      List<InputDefinition> inputs = new ArrayList<>();
      for (int up : upstream) {
        inputs.add(new InputDefinition(
            key(up, width),
            InputDefinition.Use.ORDER,
            PartitionMapping.between(grid, grid, ""),
            false,
            inputs.size()));
      }
      AssetKey key = key(i, width);
      ProducerDefinition producer = new ProducerDefinition(
          AssetKind.JAVA,
          List.of(key),
          new ProducerDefinition.MethodReference("unit", i, "NoOp", "asset" + i, "()V"),
          grid,
          inputs,
          false,
          null,
          null,
          RetryPolicy.NONE,
          null);
      producers.add(producer);
      assets.add(new AssetDefinition(
          key, "", List.of(), List.of(), StorageKind.NONE, null, null, null, producer));
    }
    graph = AssetGraph.of(new Definitions(List.of("no-op"), assets, producers, List.of()));
    version = "1";
    firstCallNanos = new AtomicLong();
  }

  private LayeredGraph(AssetGraph graph, String version, AtomicLong firstCallNanos) {
    this.graph = graph;
    this.version = version;
    this.firstCallNanos = firstCallNanos;
  }

  private static AssetKey key(int number, int width) {
    return AssetKey.parse("layer%d/asset%05d".formatted(number / width, number));
  }

  /** The same assets with newer code, so that everything is stale. */
  LayeredGraph changed() {
    return new LayeredGraph(graph, version + "1", firstCallNanos);
  }

  /** Forgets when user code was last entered. */
  void reset() {
    firstCallNanos.set(0);
  }

  /** When user code was first entered since the last {@link #reset}; 0 when it was not. */
  long firstCallNanos() {
    return firstCallNanos.get();
  }

  /** From now on takes note of when this asset's code was last entered. */
  void watch(String asset) {
    watched = asset;
    watchedNanos.set(0);
  }

  /** When the watched asset's code was last entered; 0 when it was not. */
  long watchedNanos() {
    return watchedNanos.get();
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    return new ProducerVersion(version, "");
  }

  @Override
  public Type outputType(AssetDefinition asset) {
    return String.class;
  }

  @Override
  public Type inputType(ProducerDefinition.MethodReference method, int input) {
    return String.class;
  }

  @Override
  public @Nullable Object component(AssetDefinition asset, Object value) {
    return value;
  }

  @Override
  public @Nullable Object invoke(ProducerDefinition.MethodReference method, Arguments arguments) {
    if (firstCallNanos.get() == 0) {
      firstCallNanos.compareAndSet(0, System.nanoTime());
    }
    if (method.name().equals(watched)) {
      watchedNanos.set(System.nanoTime());
    }
    return null;
  }
}
