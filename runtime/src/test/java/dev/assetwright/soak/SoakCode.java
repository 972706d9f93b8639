package dev.assetwright.soak;

import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.Partition;
import dev.assetwright.Result;
import dev.assetwright.Table;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small company's assets: readings of each hour, orders of each day, marts in files and tables. One method in ten fails, one check
 * in thirty.
 */
final class SoakCode implements AssetCode {
  static final Grid HOURS = HourlyGrid.of("2026-01-01T00", "UTC");
  static final Grid DAYS = DailyGrid.of("2026-01-01", "UTC");
  private static final Grid REGIONS = StaticGrid.of("region", "east", "north", "south", "west");
  private static final int ROWS = 200;

  /** A row of a table. */
  public record Line(String text, int number) {}

  /** Only its generic supertype is used. */
  interface Lines extends Supplier<List<String>> {}

  /** Only its generic supertype is used. */
  interface LineTable extends Supplier<Table<Line>> {}

  /** Only its generic supertype is used. */
  interface ManyLines extends Supplier<Map<Partition, List<String>>> {}

  private final Clock clock;
  private final Random random;
  private final int version;
  private final List<AssetDefinition> assets = new ArrayList<>();
  private final List<ProducerDefinition> producers = new ArrayList<>();
  private final AssetGraph graph;

  SoakCode(Clock clock, Random random, int version) {
    this.clock = clock;
    this.random = random;
    this.version = version;
    external("raw/feed", null);
    external("raw/file", DAYS);
    asset("raw/readings", HOURS, StorageKind.VALUE, "5 * * * *");
    asset("clean/readings", HOURS, StorageKind.VALUE, "10 * * * *", "raw/readings");
    asset("clean/orders", DAYS, StorageKind.TABLE, "30 1 * * *", "raw/file");
    asset("mart/day", DAYS, StorageKind.VALUE, "40 * * * *", "clean/readings", "clean/orders");
    asset("mart/now", null, StorageKind.VALUE, "*/20 * * * *", "raw/feed");
    asset("mart/region", REGIONS, StorageKind.VALUE, "15 * * * *", "mart/now");
    asset("mart/total", null, StorageKind.TABLE, "50 * * * *", "mart/region");
    asset("mail", null, StorageKind.NONE, "55 * * * *", "mart/total");
    CheckDefinition check = new CheckDefinition(
        AssetKey.parse("clean/readings"),
        "complete",
        "",
        true,
        false,
        false,
        List.of(),
        method("check", "complete"));
    graph = AssetGraph.of(new Definitions(List.of("soak"), assets, producers, List.of(check)));
  }

  private void external(String key, @Nullable Grid grid) {
    add(key, AssetKind.EXTERNAL, grid, StorageKind.NONE, null, List.of());
  }

  private void asset(
      String key, @Nullable Grid grid, StorageKind storage, String cron, String... upstream) {
    List<InputDefinition> inputs = new ArrayList<>();
    for (String up : upstream) {
      AssetDefinition read = assets.stream()
          .filter(asset -> asset.key().toString().equals(up))
          .findFirst()
          .orElseThrow();
      Use use = read.storage() == StorageKind.VALUE ? Use.VALUE : Use.ORDER;
      inputs.add(new InputDefinition(
          read.key(), use, PartitionMapping.between(grid, read.grid(), ""), false, inputs.size()));
    }
    add(key, AssetKind.JAVA, grid, storage, new Schedule(cron, ZoneOffset.UTC), inputs);
  }

  private void add(
      String key,
      AssetKind kind,
      @Nullable Grid grid,
      StorageKind storage,
      @Nullable Schedule schedule,
      List<InputDefinition> inputs) {
    ProducerDefinition producer = new ProducerDefinition(
        kind,
        List.of(AssetKey.parse(key)),
        method("Soak", key),
        grid,
        inputs,
        grid != null,
        null,
        null,
        new RetryPolicy(1, Duration.ofMinutes(2)),
        null);
    producers.add(producer);
    assets.add(new AssetDefinition(
        producer.first(), "", List.of(), List.of(), storage, null, schedule, null, producer));
  }

  private static ProducerDefinition.MethodReference method(String owner, String name) {
    return new ProducerDefinition.MethodReference("unit", 0, owner, name, "()V");
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    return new ProducerVersion(
        producer.first().toString().equals("mart/now") ? "v" + version : "v", "");
  }

  @Override
  public Type outputType(AssetDefinition asset) {
    return argument(asset.storage() == StorageKind.TABLE ? LineTable.class : Lines.class);
  }

  @Override
  public Type inputType(ProducerDefinition.MethodReference method, int input) {
    ProducerDefinition producer = graph.get(AssetKey.parse(method.name())).producer();
    return argument(
        producer.inputs().get(input).mapping().isSingle() ? Lines.class : ManyLines.class);
  }

  private static Type argument(Class<?> supplier) {
    return ((ParameterizedType) supplier.getGenericInterfaces()[0]).getActualTypeArguments()[0];
  }

  @Override
  public @Nullable Object component(AssetDefinition asset, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object invoke(ProducerDefinition.MethodReference method, Arguments arguments) {
    if (method.owner().equals("check")) {
      return Outcome.pass(chance(97), "looked");
    }
    String key = method.name();
    if (key.equals("raw/feed")) {
      Instant hours = clock.instant().truncatedTo(ChronoUnit.HOURS);
      return Observed.of("feed of " + hours, hours);
    }
    if (key.equals("raw/file")) {
      return Observed.of("file " + arguments.partition().key(), Instant.EPOCH);
    }
    return make(graph.get(AssetKey.parse(key)), arguments);
  }

  private Result<?> make(AssetDefinition asset, Arguments arguments) {
    int read = 0;
    for (InputDefinition input : asset.producer().inputs()) {
      if (input.use() == Use.VALUE) {
        Object value = arguments.input(input.index());
        read += value instanceof Map<?, ?> many ? many.size() : ((List<?>) value).size();
      }
    }
    if (chance(10)) {
      throw new IllegalStateException("failed at " + clock.instant());
    }
    if (chance(3)) {
      return Result.skip("nothing today");
    }
    if (chance(20)) {
      arguments.context().info("read " + read);
    }
    return Result.of(value(asset), "read", read);
  }

  private @Nullable Object value(AssetDefinition asset) {
    int of = random.nextInt(1_000_000);
    return switch (asset.storage()) {
      case NONE -> null;
      case TABLE ->
        Table.of(
            IntStream.range(0, ROWS).mapToObj(i -> new Line("line" + of, i)).toList());
      default ->
        IntStream.range(0, ROWS).mapToObj(i -> "a line of text " + of + " " + i).toList();
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
