package dev.assetwright.benchmark;

import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.staleness.StalenessResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is stale, of graphs from small to large: found anew, and after one change. In memory alone. */
final class StalenessBenchmark {
  static final Instant NOW = Instant.parse("2026-11-01T00:30:00Z");
  private static final int CHANGES = 2_000;
  private static final int CODE_CHANGES = 20;

  private final Report report;
  private final int rounds;

  StalenessBenchmark(Report report, int rounds) {
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws Exception {
    int[][] sizes = {
      {1_000, 1},
      {10_000, 1},
      {100_000, 1},
      {10, 1_000},
      {1_000, 1_000},
      {10_000, 1_000},
      {10, 1_000_000}
    };
    for (int[] size : sizes) {
      measure(size[0], size[1]);
    }
  }

  /** As many hours as have ended at a moment. */
  static HourlyGrid hours(int count, Instant now) {
    Instant start = now.minusSeconds(3_600L * count);
    return HourlyGrid.of(start.toString().substring(0, 13), "UTC");
  }

  /** Assets of so many hours; one alone is no grid. */
  static LayeredGraph graph(int assets, int partitions) {
    return new LayeredGraph(assets, partitions == 1 ? null : hours(partitions, NOW));
  }

  /** The keys of those hours. */
  static List<String> keys(int partitions) {
    HourlyGrid grid = hours(partitions, NOW);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      keys.add(partitions == 1 ? null : grid.key(i));
    }
    return keys;
  }

  private void measure(int assets, int partitions) throws Exception {
    report.head("staleness of %,d assets with %,d partitions".formatted(assets, partitions));
    long before = used();
    LayeredGraph code = graph(assets, partitions);
    List<String> keys = keys(partitions);
    long graph = used();
    History history = new History();
    long begun = System.nanoTime();
    fill(history, code, keys);
    report.single("filling the history", (System.nanoTime() - begun) / 1e6, "ms");
    double cells = (double) assets * partitions;
    report.single("kept in memory a cell", (used() - graph) / cells, "bytes");
    Function<ProducerDefinition, ProducerVersion> versions = code::version;
    Samples floor = new Samples();
    Samples anew = new Samples();
    // The compiler of the JVM needs some of what is short.
    int warmups = (int) Math.max(1, Math.min(50, 1_000_000 / cells));
    for (int i = 0; i < rounds + warmups; i++) {
      PlaneFloor planes = new PlaneFloor(code.graph(), partitions);
      Samples plane = Samples.of(1, planes::resolve);
      Samples own = Samples.of(
          1, () -> new StalenessResolver().resolve(code.graph(), versions, history, NOW));
      if (i >= warmups) {
        floor.add(plane.median());
        anew.add(own.median());
      }
    }
    report.line("floor: bit planes that follow an edge by words", floor, "ms");
    report.line("everything anew, from histories", anew, "ms");
    changes(code, versions, history, keys);
    report.single("graph, history and planes", (used() - before) / 1e6, "MB");
  }

  private void changes(
      LayeredGraph code,
      Function<ProducerDefinition, ProducerVersion> versions,
      History history,
      List<String> keys)
      throws Exception {
    StalenessResolver resolver = new StalenessResolver();
    Staleness[] known = {resolver.resolve(code.graph(), versions, history, NOW)};
    Random random = new Random(1);
    List<ProducerDefinition> producers = code.graph().producers();
    Samples floor = new Samples();
    Samples one = new Samples();
    PlaneFloor planes = new PlaneFloor(code.graph(), keys.size());
    planes.resolve();
    for (int i = 0; i < 2 * CHANGES; i++) {
      int position = random.nextInt(producers.size());
      int ordinal = random.nextInt(keys.size());
      Event made = made(history, producers.get(position), keys.get(ordinal), version(i));
      Samples plane = Samples.of(1, () -> planes.change(position, ordinal));
      Samples own = Samples.of(1, () -> {
        history.apply(new RecordedEvent(1, made));
        known[0] = resolver.resolve(code.graph(), versions, history, NOW);
      });
      if (i >= CHANGES) {
        floor.add(plane.median());
        one.add(own.median());
      }
    }
    report.line("floor: one cell of bit planes, and what is behind it", floor, "ms");
    report.line("one cell materialized, until all is known", one, "ms");
    Samples coded = new Samples();
    for (int i = 0; i < 2 * CODE_CHANGES; i++) {
      ProducerDefinition changed =
          producers.get(random.nextInt(Math.max(1, producers.size() / 10)));
      Function<ProducerDefinition, ProducerVersion> newer =
          producer -> producer == changed ? new ProducerVersion("new", "") : code.version(producer);
      Samples own =
          Samples.of(1, () -> known[0] = resolver.resolve(code.graph(), newer, history, NOW));
      if (i >= CODE_CHANGES) {
        coded.add(own.median());
      }
      resolver.resolve(code.graph(), versions, history, NOW);
    }
    report.line("the code of one asset of the first layer changed", coded, "ms");
  }

  /** Makes everything once. */
  static void fill(History history, LayeredGraph code, List<String> keys) {
    int number = 0;
    for (ProducerDefinition producer : code.graph().producers()) {
      for (String key : keys) {
        history.apply(new RecordedEvent(++number, made(history, producer, key, version(number))));
      }
    }
  }

  /** Something that happens to a cell. */
  interface Change {
    void apply();
  }

  /** A cell is about to be made again. */
  static Change change(
      History history, ProducerDefinition producer, @Nullable String key, int number) {
    Event made = made(history, producer, key, version(number));
    return () -> history.apply(new RecordedEvent(1, made));
  }

  /** What looks like a data version, another one for each number. */
  static String version(int number) {
    return Long.toHexString(number * 0x9e3779b97f4a7c15L | 1L << 63) + "0123456789abcdef";
  }

  private static Event made(
      History history, ProducerDefinition producer, @Nullable String key, String version) {
    List<InputVersion> inputs = new ArrayList<>();
    for (InputDefinition input : producer.inputs()) {
      AssetKey upstream = input.upstream();
      inputs.add(new InputVersion(upstream, key, history.dataVersion(upstream, key)));
    }
    return new Event.Materialized(
        new Materialization(
            new Cell(producer.first(), key),
            "7f3a2c",
            1,
            NOW,
            1,
            "1",
            "",
            version,
            -1,
            100,
            inputs,
            Map.of()),
        null);
  }

  /** The bytes of the heap that something still needs. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    // What the first finds unreachable may hold something that only the second takes.
    System.gc();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
