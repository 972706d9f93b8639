package dev.assetwright.execute;

import dev.assetwright.PermanentFailureException;
import dev.assetwright.Result;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some assets that read each other, of days and without, as files and as tables. What a method returns is the list of what it has
 * read, so that a simulation can tell whether that is what was recorded.
 */
final class SimulatedCode implements AssetCode {
  private static final Grid DAYS = DailyGrid.of("2026-01-01", "UTC");

  private final Random random;
  private final Runnable narrow;
  private final AssetGraph graph;
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, List<InputVersion>> readByText;

  /** Whether methods may fail and skip. */
  boolean troubled = true;

  /** @param narrow told when an attempt runs that takes a place of the one pool */
  SimulatedCode(Random random, Runnable narrow) {
    this.random = random;
    this.narrow = narrow;
    this.readByText = new HashMap<>();
    List<AssetDefinition> assets = new ArrayList<>();
    List<ProducerDefinition> producers = new ArrayList<>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      AssetKey key = AssetKey.parse("asset" + i);
      Grid grid = random.nextBoolean() ? DAYS : null;
      List<InputDefinition> inputs = new ArrayList<>();
      for (AssetDefinition upstream : assets) {
        if (inputs.size() < 2 && random.nextBoolean()) {
          PartitionMapping mapping = PartitionMapping.between(grid, upstream.grid(), "");
          inputs.add(new InputDefinition(
              upstream.key(), InputDefinition.Use.VALUE, mapping, false, false, inputs.size()));
        }
      }
      ProducerDefinition producer = new ProducerDefinition(
          AssetKind.JAVA,
          List.of(key),
          List.of(key),
          new ProducerDefinition.MethodReference("unit", i, "Simulated", key.name(), "()V"),
          grid,
          inputs,
          grid != null,
          null,
          null,
          random.nextInt(3) == 0 ? new RetryPolicy(2, Duration.ofSeconds(5)) : RetryPolicy.NONE,
          null,
          null,
          random.nextInt(3) == 0 ? new PoolPlaces("narrow", 1) : null,
          null);
      producers.add(producer);
      StorageKind kind = random.nextInt(3) == 0 ? StorageKind.TABLE : StorageKind.VALUE;
      assets.add(
          new AssetDefinition(key, "", List.of(), List.of(), kind, null, null, null, producer));
      versions.put(key.toString(), 1);
    }
    graph = AssetGraph.of(new Definitions(List.of("simulated"), assets, producers, List.of()));
  }

  /** The same assets with newer code for one of them; runs that are under way keep what they have. */
  private SimulatedCode(SimulatedCode older, String changed) {
    this.random = older.random;
    this.narrow = older.narrow;
    this.graph = older.graph;
    this.readByText = older.readByText;
    this.versions.putAll(older.versions);
    this.versions.merge(changed, 1, Integer::sum);
    this.troubled = older.troubled;
  }

  SimulatedCode changed() {
    List<AssetDefinition> assets = List.copyOf(graph.assets());
    return new SimulatedCode(
        this, assets.get(random.nextInt(assets.size())).key().toString());
  }

  /** What the method read that returned a text. */
  List<InputVersion> read(String text) {
    return Objects.requireNonNull(readByText.get(text), text);
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public SortedMap<String, Integer> pools() {
    return new TreeMap<>(Map.of("narrow", 1));
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    return new ProducerVersion("v" + versions.get(producer.first().toString()), "");
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
    throw new UnsupportedOperationException();
  }

  @Override
  public Object invoke(ProducerDefinition.MethodReference method, Arguments arguments) {
    ProducerDefinition producer = graph.get(AssetKey.parse(method.name())).producer();
    String partition = producer.grid() == null ? null : arguments.partition().key();
    if (producer.pool() != null) {
      narrow.run();
    }
    if (troubled) {
      switch (random.nextInt(12)) {
        case 0 -> throw new IllegalStateException("the weather");
        case 1 -> throw new PermanentFailureException("the data");
        case 2 -> {
          return Result.skip("nothing today");
        }
        default -> {
          // Goes on.
        }
      }
    }
    List<InputVersion> read = producer.inputs().stream()
        .flatMap(
            input -> ((List<?>) Objects.requireNonNull(arguments.input(input.index()))).stream())
        .map(InputVersion.class::cast)
        .sorted()
        .toList();
    // Half of the code's versions make the same data: what reads it is then reused.
    int version = versions.get(method.name()) / 2;
    String text =
        "%s %d %08x".formatted(new Cell(producer.first(), partition), version, read.hashCode());
    readByText.put(text, read);
    return text;
  }

  /** All cells that exist. */
  Stream<Cell> cells(int days) {
    return graph.assets().stream()
        .flatMap(asset -> asset.grid() == null
            ? Stream.of(new Cell(asset.key(), null))
            : IntStream.range(0, days)
                .mapToObj(day -> new Cell(asset.key(), "2026-01-0" + (day + 1))));
  }
}
