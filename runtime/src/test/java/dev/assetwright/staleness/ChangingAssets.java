package dev.assetwright.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.graph.InvalidGraphException;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StepStatus;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assets of all grids and mappings to which all happens that can change how they stand. The same seed tells the same story. */
public final class ChangingAssets {
  private static final Grid DAYS = DailyGrid.of("2026-01-28", "Europe/London");
  private static final Grid CUSTOMERS = DynamicGrid.of("customer");
  private static final Grid REGIONS = StaticGrid.of("region", "eu", "us", "asia");
  private static final List<@Nullable Grid> GRIDS = new ArrayList<>();

  static {
    GRIDS.add(null);
    GRIDS.add(DAYS);
    GRIDS.add(DAYS);
    GRIDS.add(HourlyGrid.of("2026-01-30T00", "Europe/London"));
    GRIDS.add(MonthlyGrid.of("2026-01", "Europe/London"));
    GRIDS.add(REGIONS);
    GRIDS.add(StaticGrid.of("market", "de", "fr"));
    GRIDS.add(CUSTOMERS);
    GRIDS.add(ProductGrid.of(REGIONS, DAYS));
    GRIDS.add(ProductGrid.of(DAYS, CUSTOMERS));
    GRIDS.add(ProductGrid.of(REGIONS, DAYS, CUSTOMERS));
  }

  private static final List<String> MAPPINGS = List.of(
      "",
      "",
      "",
      "-1",
      "-2..0",
      "last",
      "all",
      "only eu",
      "map de=eu, fr=eu+us",
      "map eu=de, us=fr, asia=de+fr",
      "day: previous",
      "day: -1..0",
      "day: last",
      "region: all",
      "region: only us",
      "customer: all");

  private final Random random;
  private final List<String> told = new ArrayList<>();
  private final History history = new History();
  private final StalenessResolver resolver = new StalenessResolver();
  private final List<Producer> producers = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();
  private AssetGraph graph;
  private Function<ProducerDefinition, ProducerVersion> versions;
  private Instant now = Instant.parse("2026-01-31T09:30:00Z");
  private long sequence;
  private int named;

  /** What makes some assets, as it is declared now. */
  private static final class Producer {
    List<AssetKey> assets = new ArrayList<>();
    boolean external;

    /** Whether its method makes each of its assets alone, if asked. */
    boolean apart;

    @Nullable
    Grid grid;

    int code;
    int config;
    final Map<Producer, InputDefinition> inputs = new HashMap<>();
    final List<Producer> order = new ArrayList<>();
  }

  public ChangingAssets(long seed) {
    random = new Random(seed);
    for (int i = 2 + random.nextInt(9); i > 0; i--) {
      Producer producer = new Producer();
      producer.external = producers.isEmpty() || random.nextInt(5) == 0;
      producer.grid = any(GRIDS);
      for (int key = producer.external || random.nextInt(5) > 0 ? 1 : 2; key > 0; key--) {
        producer.assets.add(name());
      }
      producer.apart = producer.assets.size() > 1 && random.nextBoolean();
      producers.add(producer);
      for (int edges = producer.external ? 0 : random.nextInt(4); edges > 0; edges--) {
        read(producer, any(producers));
      }
    }
    load();
  }

  /** What has happened. */
  public List<String> told() {
    return told;
  }

  private AssetKey name() {
    return AssetKey.parse("g%d/n%02d".formatted(random.nextInt(3), 50 + named++ * 37 % 50));
  }

  private <T extends @Nullable Object> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Adds or changes an edge, if one of a few mappings fits. */
  private void read(Producer reader, Producer upstream) {
    for (int attempt = 0; attempt < 8; attempt++) {
      try {
        PartitionMapping mapping =
            PartitionMapping.between(reader.grid, upstream.grid, any(MAPPINGS));
        if (reader == upstream && !mapping.isPrevious()) {
          continue;
        }
        boolean optional = reader == upstream || random.nextInt(4) == 0 && mapping.isSingle();
        reader.inputs.put(
            upstream,
            new InputDefinition(
                any(upstream.assets), InputDefinition.Use.ORDER, mapping, false, optional, 0));
        reader.order.remove(upstream);
        reader.order.add(upstream);
        return;
      } catch (MappingException e) {
        // Another one may fit.
      }
    }
  }

  private void drop(Producer reader, Producer upstream) {
    reader.inputs.remove(upstream);
    reader.order.remove(upstream);
  }

  private void load() {
    List<AssetDefinition> assets = new ArrayList<>();
    List<ProducerDefinition> definitions = new ArrayList<>();
    Map<AssetKey, ProducerVersion> known = new HashMap<>();
    for (Producer producer : producers) {
      ProducerDefinition whole = new ProducerDefinition(
          producer.external ? AssetKind.EXTERNAL : AssetKind.JAVA,
          producer.assets,
          new ProducerDefinition.MethodReference("U", 0, "C", "m" + assets.size(), "()V"),
          producer.grid,
          producer.order.stream().map(producer.inputs::get).toList(),
          false,
          null,
          null,
          RetryPolicy.NONE,
          null);
      for (AssetKey key : producer.assets) {
        ProducerDefinition definition = producer.apart ? whole.making(List.of(key)) : whole;
        if (definition.first().equals(key)) {
          definitions.add(definition);
          known.put(key, new ProducerVersion("code" + producer.code, "config" + producer.config));
        }
        assets.add(new AssetDefinition(
            key, "", List.of(), List.of(), StorageKind.NONE, null, null, null, definition));
      }
    }
    graph = AssetGraph.of(new Definitions(List.of("m"), assets, definitions, List.of()));
    versions = producer -> known.get(producer.first());
  }

  /** Something happens; every cell stands as the plain resolver says it does. */
  void step() {
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      happen();
    }
    requireAgreement();
  }

  /** Something happens. */
  public void happen() {
    Producer producer = any(producers);
    int dice = random.nextInt(100);
    if (dice < 8) {
      pass();
    } else if (dice < 16) {
      changeCustomers();
    } else if (dice < 30) {
      changeCode(producer);
    } else if (producer.external) {
      observe(producer);
    } else if (dice < 70) {
      produce(producer, partition(producer));
    } else if (dice < 74) {
      for (int ordinal = 0; ordinal < extents().count(producer.assets.get(0)); ordinal++) {
        produce(producer, extents().key(producer.assets.get(0), ordinal));
      }
    } else if (dice < 84) {
      fail(producer);
    } else if (dice < 90) {
      skip(producer);
    } else if (dice < 94) {
      Cell cell = new Cell(any(producer.assets), partition(producer));
      apply(new Event.Forgotten(now, cell));
    } else if (dice < 97) {
      Cell cell = new Cell(any(producer.assets), partition(producer));
      CellState.Published published =
          history.cell(cell.asset(), cell.partition()).published();
      if (published != null) {
        told.add("lose " + cell);
        history.lose(cell, published);
      }
    } else {
      Cell cell = new Cell(any(producer.assets), partition(producer));
      apply(new Event.CodeAccepted(
          now, List.of(cell), "code" + random.nextInt(3), "code" + producer.code, ""));
    }
  }

  private void pass() {
    now = now.plus(Duration.ofHours(random.nextInt(20) == 0 ? -30 : 1 + random.nextInt(40)));
    told.add("it is " + now);
  }

  private void changeCustomers() {
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    if (customers.size() > 3 || (random.nextInt(3) == 0 && !customers.isEmpty())) {
      removed.add(any(customers));
    } else {
      added.add("c" + random.nextInt(9));
    }
    customers.removeAll(removed);
    customers.removeAll(added);
    customers.addAll(added);
    apply(new Event.PartitionsChanged(now, "customer", added, removed));
  }

  /** What a recompilation may bring. */
  private void changeCode(Producer producer) {
    switch (random.nextInt(7)) {
      case 0, 1 -> producer.code++;
      case 2 -> producer.config++;
      case 3 -> read(producer, any(producers.subList(0, producers.indexOf(producer) + 1)));
      case 4 -> {
        if (!producer.order.isEmpty()) {
          drop(producer, any(producer.order));
        }
      }
      case 5 -> {
        producer.grid = any(GRIDS);
        List<Producer> upstream = List.copyOf(producer.order);
        upstream.forEach(up -> drop(producer, up));
        upstream.forEach(up -> read(producer, up));
        for (Producer reader : producers) {
          if (reader.inputs.containsKey(producer) && reader != producer) {
            drop(reader, producer);
            read(reader, producer);
          }
        }
      }
      default -> rename(producer);
    }
    if (producer.external) {
      List.copyOf(producer.order).forEach(up -> drop(producer, up));
    }
    try {
      load();
      told.add("load " + graph.producers());
    } catch (InvalidGraphException e) {
      throw new AssertionError(e);
    }
  }

  private void rename(Producer producer) {
    int at = random.nextInt(producer.assets.size());
    AssetKey from = producer.assets.get(at);
    AssetKey to = name();
    producer.assets = new ArrayList<>(producer.assets);
    producer.assets.set(at, to);
    for (Producer reader : producers) {
      reader.inputs.computeIfPresent(
          producer,
          (up, input) -> input.upstream().equals(from)
              ? new InputDefinition(
                  to, input.use(), input.mapping(), false, input.optional(), input.index())
              : input);
    }
    apply(new Event.Renamed(now, from, to));
  }

  private void observe(Producer producer) {
    Cell cell = new Cell(producer.assets.get(0), partition(producer));
    if (random.nextInt(5) == 0) {
      told.add("absent " + cell);
      history.observe(cell, new ObservedState(null, null, now, "nothing", null));
    } else {
      String version = random.nextInt(4) == 0 ? null : "v" + random.nextInt(3);
      apply(new Event.ExternalObserved(
          now, cell, version, version == null ? null : now, version == null ? "no" : null));
    }
  }

  private void produce(Producer producer, @Nullable String partition) {
    boolean changes = random.nextInt(3) > 0;
    for (AssetKey key :
        producer.apart && changes ? List.of(any(producer.assets)) : producer.assets) {
      CellState.Published before = history.cell(key, partition).published();
      String version = changes || before == null ? "d" + random.nextInt(100) : before.dataVersion();
      apply(new Event.Materialized(
          new Materialization(
              new Cell(key, partition),
              "run",
              1,
              now,
              1,
              "code" + producer.code,
              "config" + producer.config,
              version,
              -1,
              -1,
              read(producer, partition),
              Map.of()),
          null));
    }
  }

  private List<InputVersion> read(Producer producer, @Nullable String partition) {
    if (partition == null && producer.grid != null) {
      return List.of();
    }
    List<InputVersion> inputs = new InputResolver(graph, history, extents())
        .resolve(graph.get(producer.assets.get(0)).producer(), partition);
    // Now and then something changed while it was read.
    return random.nextInt(10) > 0 || inputs.isEmpty() ? inputs : inputs.subList(1, inputs.size());
  }

  private void fail(Producer producer) {
    StepStatus status = random.nextInt(4) == 0 ? StepStatus.CANCELED : StepStatus.FAILED;
    apply(new Event.StepEnded(
        now, "run", new Cell(producer.assets.get(0), partition(producer)), 1, status, "", null));
  }

  private void skip(Producer producer) {
    String partition = partition(producer);
    for (AssetKey key : producer.assets) {
      apply(new Event.Skipped(
          new Cell(key, partition),
          new CellState.Skipped(
              now,
              "run",
              "code" + producer.code,
              "config" + producer.config,
              read(producer, partition),
              "nothing today")));
    }
  }

  private Extents extents() {
    return new Extents(graph, now, history.partitions());
  }

  /** One that exists; rarely another. */
  private @Nullable String partition(Producer producer) {
    Grid grid = producer.grid;
    int count = extents().count(producer.assets.get(0));
    if (grid == null || random.nextInt(30) == 0) {
      return null;
    }
    return count == 0 ? "none" : extents().key(producer.assets.get(0), random.nextInt(count));
  }

  private void apply(Event event) {
    told.add(event.toString());
    history.apply(new RecordedEvent(++sequence, event));
  }

  /** How every cell stands. */
  public Staleness staleness() {
    return resolver.resolve(graph, versions, history, now);
  }

  void requireAgreement() {
    Staleness staleness = staleness();
    PlainResolver plain = new PlainResolver(graph, versions, history, now);
    for (int position = 0; position < graph.producers().size(); position++) {
      AssetKey key = graph.producers().get(position).first();
      assertThat(staleness.count(key)).as("partitions of %s", key).isEqualTo(plain.count(position));
      ProducerCells cells = staleness.cells(key);
      for (int ordinal = 0; ordinal < plain.count(position); ordinal++) {
        PlainResolver.Stand found = new PlainResolver.Stand(
            cells.status(ordinal),
            staleness.ownKinds(key, ordinal),
            cells.isUpstreamAffected(ordinal),
            cells.isHeldBack(ordinal),
            cells.isSkipped(ordinal));
        assertThat(found)
            .as("%s %s", key, staleness.partition(key, ordinal))
            .isEqualTo(plain.stand(position, ordinal));
        assertThat(cells.needsWork(ordinal)).isEqualTo(found.needsWork());
        assertThat(staleness.isCertain(key, ordinal)).isEqualTo(!found.own().isEmpty());
      }
      for (CellStatus status : CellStatus.values()) {
        requireCount(cells, status);
      }
    }
  }

  private static void requireCount(ProducerCells cells, CellStatus status) {
    int count = 0;
    int newest = -1;
    for (int ordinal = 0; ordinal < cells.count(); ordinal++) {
      if (cells.status(ordinal) == status) {
        count++;
        newest = ordinal;
      }
    }
    assertThat(cells.count(status)).isEqualTo(count);
    assertThat(cells.newest(status)).isEqualTo(newest);
  }
}
