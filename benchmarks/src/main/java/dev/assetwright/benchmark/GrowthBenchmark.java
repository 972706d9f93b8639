package dev.assetwright.benchmark;

import dev.assetwright.app.Application;
import dev.assetwright.history.History;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.staleness.StalenessResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * How time and memory grow with assets, and with the partitions of two: a line for each size, and a picture of all. What is asked
 * of more cells than anybody runs at once is asked of the newest ten thousand.
 */
final class GrowthBenchmark {
  private static final int[] ASSETS = {1_000, 10_000, 100_000};
  private static final int[] PARTITIONS = {1, 1_000, 1_000_000};
  private static final int FEW_ASSETS = 2;
  private static final int MOST_STEPS = 10_000;
  private static final int CHANGES = 500;

  private final Report report;
  private final Folders folders;
  private final int rounds;

  GrowthBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  /** What is measured of each size. */
  enum Figure {
    ANEW("everything anew", "ms"),
    ANEW_FLOOR("floor of that: two bit planes", "ms"),
    CHANGE("one change", "ms"),
    CHANGE_FLOOR("floor of that: the same planes", "ms"),
    PLAN("plan of all, all stale", "ms"),
    LIST("list over HTTP", "ms"),
    MAP("map over HTTP", "ms"),
    REQUEST("floor of both: a request", "ms"),
    RUN("run, a step", "µs"),
    RUN_FLOOR("floor of that: a plain loop, an asset", "µs"),
    MEMORY("memory", "MB");

    final String title;
    final String unit;

    Figure(String title, String unit) {
      this.title = title;
      this.unit = unit;
    }
  }

  /** The medians of one size. */
  record Size(int assets, int partitions, Map<Figure, Double> figures) {}

  /** Measures, and draws the picture into a file. */
  void run(Path picture) throws Exception {
    List<Size> byAssets = new ArrayList<>();
    for (int assets : ASSETS) {
      byAssets.add(measure(assets, 1));
    }
    List<Size> byPartitions = new ArrayList<>();
    for (int partitions : PARTITIONS) {
      byPartitions.add(measure(FEW_ASSETS, partitions));
    }
    table(
        byAssets,
        "assets, of one cell each",
        byAssets.stream().map(Size::assets).toList());
    table(
        byPartitions,
        "partitions of each of two assets",
        byPartitions.stream().map(Size::partitions).toList());
    Files.writeString(picture, GrowthPlot.svg(byAssets, byPartitions));
    report.note("%nThe picture of it: %s".formatted(picture));
  }

  private Size measure(int assets, int partitions) throws Exception {
    report.head("growth: %,d assets with %,d partitions".formatted(assets, partitions));
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    inMemory(assets, partitions, figures);
    overHttp(assets, partitions, figures);
    figures.put(Figure.RUN_FLOOR, plainLoop());
    figures.forEach((figure, value) -> report.single(figure.title, value, figure.unit));
    return new Size(assets, partitions, figures);
  }

  /** Everything is made, and then some of it again. */
  private void inMemory(int assets, int partitions, Map<Figure, Double> figures) throws Exception {
    long before = StalenessBenchmark.used();
    Instant now = StalenessBenchmark.NOW;
    HourlyGrid grid = StalenessBenchmark.hours(partitions, now);
    LayeredGraph code = new LayeredGraph(assets, partitions == 1 ? null : grid);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      keys.add(partitions == 1 ? null : grid.key(i));
    }
    History history = new History();
    StalenessBenchmark.fill(history, code, keys);
    Function<ProducerDefinition, ProducerVersion> versions = code::version;
    PlaneFloor planes = new PlaneFloor(code.graph(), partitions);
    figures.put(Figure.ANEW_FLOOR, warm(planes::resolve));
    figures.put(
        Figure.ANEW,
        warm(() -> new StalenessResolver().resolve(code.graph(), versions, history, now)));

    StalenessResolver resolver = new StalenessResolver();
    resolver.resolve(code.graph(), versions, history, now);
    figures.put(Figure.MEMORY, (StalenessBenchmark.used() - before) / 1e6);
    Random random = new Random(1);
    List<ProducerDefinition> producers = code.graph().producers();
    Samples floor = new Samples();
    Samples change = new Samples();
    for (int i = 0; i < 2 * CHANGES; i++) {
      int position = random.nextInt(producers.size());
      int ordinal = random.nextInt(partitions);
      StalenessBenchmark.Change made =
          StalenessBenchmark.change(history, producers.get(position), keys.get(ordinal), i);
      Samples plane = Samples.of(1, () -> planes.change(position, ordinal));
      Samples own = Samples.of(1, () -> {
        made.apply();
        resolver.resolve(code.graph(), versions, history, now);
      });
      if (i >= CHANGES) {
        floor.add(plane.median());
        change.add(own.median());
      }
    }
    figures.put(Figure.CHANGE_FLOOR, floor.median());
    figures.put(Figure.CHANGE, change.median());

    Staleness stale = resolver.resolve(code.graph(), code.changed()::version, history, now);
    PlanRequest all =
        new PlanRequest(code.graph().keys(), new PartitionSelection.All(), true, false);
    figures.put(Figure.PLAN, warm(() -> new Planner(stale).plan(all)));
  }

  private void overHttp(int assets, int partitions, Map<Figure, Double> figures) throws Exception {
    Instant now = Instant.now();
    HourlyGrid grid = StalenessBenchmark.hours(partitions, now);
    LayeredGraph code = new LayeredGraph(assets, partitions == 1 ? null : grid);
    int newest = Math.min(partitions, MOST_STEPS / assets);
    String asked =
        partitions == 1 ? "all" : grid.key(partitions - newest) + ".." + grid.key(partitions - 1);
    try (World world = new World(folders.fresh(), code)) {
      Samples run = new Samples();
      int steps = 0;
      // A hundred thousand steps have warmed up by themselves.
      for (int i = 0; i < (assets > MOST_STEPS ? 1 : rounds); i++) {
        Application.Request request = new Application.Request(List.of(), asked, false, true);
        long begun = System.nanoTime();
        Application.Started started = world.application.materialize(request, "page");
        steps = started.steps();
        world.engine.ended(started.run()).join();
        run.add((System.nanoTime() - begun) / 1e3 / steps);
      }
      figures.put(Figure.RUN, run.median());
      Http http = new Http(world.address());
      figures.put(Figure.REQUEST, warm(() -> http.get("/favicon.svg")));
      figures.put(Figure.LIST, warm(() -> http.get("/api/assets")));
      figures.put(Figure.MAP, warm(() -> http.get("/api/lineage")));
    }
  }

  private double plainLoop() throws Exception {
    List<ProducerDefinition> producers = new LayeredGraph(MOST_STEPS).graph().producers();
    Samples samples = new Samples();
    for (int i = 0; i < 2; i++) {
      Path file = folders.fresh().resolve("floor.db");
      long begun = System.nanoTime();
      PlainLoop.run(file, producers);
      samples.add((System.nanoTime() - begun) / 1e3 / producers.size());
    }
    return samples.least();
  }

  /** The median after as many rounds that do not count, or more where they are short. */
  private double warm(Samples.Action action) throws Exception {
    long enough = System.nanoTime() + 300_000_000L;
    int warmups = 0;
    do {
      action.run();
    } while (++warmups < rounds || (warmups < 200 && System.nanoTime() < enough));
    return Samples.of(rounds, action).median();
  }

  private void table(List<Size> sizes, String what, List<Integer> counts) {
    StringBuilder head = new StringBuilder("%n| %s |".formatted(what));
    StringBuilder line = new StringBuilder("| --- |");
    for (int count : counts) {
      head.append(" %,d |".formatted(count));
      line.append(" --- |");
    }
    report.note(head.toString());
    report.note(line.toString());
    for (Figure figure : Figure.values()) {
      StringBuilder row = new StringBuilder("| %s |".formatted(figure.title));
      for (Size size : sizes) {
        double value = size.figures().get(figure);
        row.append(" %s %s |".formatted(Report.number(value), figure.unit));
      }
      report.note(row.toString());
    }
  }
}
