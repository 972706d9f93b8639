package dev.assetwright.benchmark;

import dev.assetwright.app.Application;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.staleness.StalenessResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The engine inside this process, over assets that do nothing: what is left is what the engine costs. */
final class EngineBenchmark {
  private static final Application.Request ALL =
      new Application.Request(List.of(), "all", false, false);
  private static final int CLICKS = 40;

  /** Rounds in which the JVM gets to know the code, which are not counted. */
  private static final int WARM_UP = 4;

  /** Until a process that does nothing has given back what it needs no longer. */
  private static final long IDLE_MILLIS = 20_000;

  private static final String IDLE = "    idle for %d s".formatted(IDLE_MILLIS / 1_000);

  private static final int HOURS = 1_000;
  private static final int GRIDDED = 11;

  private final Report report;
  private final Folders folders;
  private final int rounds;

  EngineBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  void run(int size) throws Exception {
    throughput(size);
    LayeredGraph graph = new LayeredGraph(size);
    try (World world = world(graph)) {
      world.application.await(started(world, ALL));
      staleness(world, graph, size);
      clicks(world, graph, size);
    }
    besideBackfill();
    memory(size);
  }

  /** The server alone: whoever asks is another process. */
  private void memory(int size) throws Exception {
    report.head("resident memory of the server alone, %,d assets".formatted(size));
    Path folder = folders.fresh();
    int port = Child.freePort();
    List<String> command =
        new ArrayList<>(List.of("env", "MALLOC_ARENA_MAX=1", "MALLOC_TRIM_THRESHOLD_=131072"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Shipped.Way.SERVER.options());
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        EngineProcess.class.getName(),
        folder.resolve("home").toString(),
        String.valueOf(port),
        String.valueOf(size)));
    try (Child child = new Child(command, folder, port)) {
      child.answers("/api/status");
      report.single("after the start", child.residentMegabytes(), "MB");
      runAll(child.http(), false);
      report.single("after a run of everything", child.residentMegabytes(), "MB");
      Thread.sleep(IDLE_MILLIS);
      report.single(IDLE, child.residentMegabytes(), "MB");
      for (int i = 0; i < rounds; i++) {
        child.http().get("/api/assets");
        child.http().get("/api/lineage");
        runAll(child.http(), true);
      }
      report.single(
          "after %d more, and as many whole lists and maps".formatted(rounds),
          child.residentMegabytes(),
          "MB");
      Thread.sleep(IDLE_MILLIS);
      report.single(IDLE, child.residentMegabytes(), "MB");
    }
  }

  private static void runAll(Http http, boolean force) throws Exception {
    String run = http.materialize("*", force);
    while (http.get("/api/runs/" + run + "?limit=1").contains("\"endedAt\":null")) {
      Thread.sleep(20);
    }
  }

  private World world(LayeredGraph graph) throws IOException {
    return new World(folders.fresh(), graph);
  }

  private static String started(World world, Application.Request request) {
    return started(world, request, "page");
  }

  private static String started(World world, Application.Request request, String startedBy) {
    String run = world.application.materialize(request, startedBy).run();
    if (run == null) {
      throw new IllegalStateException("Nothing was stale.");
    }
    return run;
  }

  /** Floor and engine take turns, so that the machine's mood meets both. */
  private void throughput(int size) throws Exception {
    report.head("%,d no-op assets, everything missing".formatted(size));
    Samples floor = new Samples();
    Samples first = new Samples();
    Samples again = new Samples();
    Samples bytes = new Samples();
    List<ProducerDefinition> producers = new LayeredGraph(size).graph().producers();
    for (int round = 0; round < WARM_UP + rounds; round++) {
      Path plain = folders.fresh().resolve("floor.db");
      long begun = System.nanoTime();
      PlainLoop.run(plain, producers);
      double floorRate = size / seconds(begun);
      Path folder = folders.fresh();
      LayeredGraph graph = new LayeredGraph(size);
      double firstRate;
      double againRate;
      double kept;
      try (World world = new World(folder, graph)) {
        begun = System.nanoTime();
        world.engine.ended(started(world, ALL)).join();
        firstRate = size / seconds(begun);
        world.engine.use(graph.changed());
        begun = System.nanoTime();
        world.engine.ended(started(world, ALL)).join();
        againRate = size / seconds(begun);
      }
      kept = bytes(folder) / (2.0 * size);
      if (round >= WARM_UP) {
        floor.add(floorRate);
        first.add(firstRate);
        again.add(againRate);
        bytes.add(kept);
      }
    }
    report.line("floor: plain loop, same durable rows, commit per 1,000", floor, "assets/s");
    report.line("first run: request, plan, run, all durable", first, "assets/s");
    report.line("second run, all code changed", again, "assets/s");
    report.line("kept on disk a materialization, everything included", bytes, "bytes");
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private void staleness(World world, LayeredGraph graph, int size) throws Exception {
    report.head("staleness of %,d assets".formatted(size));
    StalenessResolver resolver = new StalenessResolver();
    Samples.Action resolve = () ->
        resolver.resolve(graph.graph(), graph::version, world.engine.history(), Instant.now());
    Samples.of(50, resolve);
    report.line("in memory, everything anew", Samples.of(50, resolve), "ms");
    Http http = new Http(world.address());
    Samples.Action list = () -> http.get("/api/assets");
    Samples.Action lineage = () -> http.get("/api/lineage");
    Samples.of(20, list);
    report.line("GET /api/assets", Samples.of(20, list), "ms");
    Samples.of(5, lineage);
    report.line("GET /api/lineage", Samples.of(10, lineage), "ms");
    report.line("GET /api/status", Samples.of(20, () -> http.get("/api/status")), "ms");
  }

  /** Runs of all other assets follow each other, as a schedule asks for them; a click comes as soon as one was answered. */
  private Samples underLoad(World world, LayeredGraph graph) throws Exception {
    Http http = new Http(world.address());
    List<ProducerDefinition> producers = graph.graph().producers();
    ProducerDefinition last = producers.get(producers.size() - 1);
    String asset = last.first().toString();
    graph.watch(last.method().name());
    Application.Request others =
        new Application.Request(List.of("not " + asset), "all", false, true);
    Samples click = new Samples();
    String big = started(world, others, "schedule");
    for (int i = 0; i < CLICKS; i++) {
      if (world.engine.ended(big).isDone()) {
        big = started(world, others, "schedule");
      }
      long begun = System.nanoTime();
      world.engine.ended(http.materialize(asset, true)).join();
      click.add((graph.watchedNanos() - begun) / 1e6);
    }
    world.engine.ended(big).join();
    return click;
  }

  /** Backfills of ten thousand cells follow each other, a hundred a run; a click of an asset that is no part of them. */
  private void besideBackfill() throws Exception {
    LayeredGraph graph = new LayeredGraph(GRIDDED, StalenessBenchmark.hours(HOURS, Instant.now()));
    report.head("click beside a backfill of %,d cells".formatted((GRIDDED - 1) * HOURS));
    try (World world = world(graph)) {
      world.application.await(started(world, ALL));
      Http http = new Http(world.address());
      ProducerDefinition last = graph.graph().producers().get(GRIDDED - 1);
      String asset = last.first().toString();
      graph.watch(last.method().name());
      Application.Request others =
          new Application.Request(List.of("not " + asset), "all", true, true);
      Samples click = new Samples();
      String backfill = backfill(world, others);
      for (int i = 0; i < CLICKS; i++) {
        if (!world.application.backfillHead(backfill).status().equals("RUNNING")) {
          backfill = backfill(world, others);
        }
        long begun = System.nanoTime();
        world.engine.ended(http.materialize(asset, true)).join();
        click.add((graph.watchedNanos() - begun) / 1e6);
      }
      world.application.awaitBackfill(backfill);
      report.line("POST /api/materialize to user code", click, "ms");
    }
  }

  private static String backfill(World world, Application.Request request) {
    String backfill =
        world.application.startBackfill(request, 100, null, "page").run();
    if (backfill == null) {
      throw new IllegalStateException("There was nothing to backfill.");
    }
    world.application.drive(backfill);
    return backfill;
  }

  private void clicks(World world, LayeredGraph graph, int size) throws Exception {
    report.head("click to first line of user code, %,d assets".formatted(size));
    Http http = new Http(world.address());
    String asset = graph.graph().producers().get(size / 2).first().toString();
    Samples loopback = Samples.of(CLICKS, () -> http.get("/favicon.svg"));
    Samples click = new Samples();
    for (int i = 0; i < CLICKS; i++) {
      graph.reset();
      long begun = System.nanoTime();
      String run = http.materialize(asset, true);
      world.application.await(run);
      click.add((graph.firstCallNanos() - begun) / 1e6);
    }
    report.line("floor: a loopback request (a file of the page)", loopback, "ms");
    report.line("POST /api/materialize to user code, one asset", click, "ms");
    report.line("the same while a run of all assets is under way", underLoad(world, graph), "ms");
    Samples all = new Samples();
    LayeredGraph newest = graph;
    for (int i = 0; i < rounds; i++) {
      graph.reset();
      newest = newest.changed();
      world.engine.use(newest);
      long begun = System.nanoTime();
      String run = http.materialize("*", false);
      world.application.await(run);
      all.add((graph.firstCallNanos() - begun) / 1e6);
    }
    report.line("the same, all %,d assets stale".formatted(size), all, "ms");
  }
}
