package dev.assetwright.benchmark;

import dev.assetwright.app.Application;
import java.time.Instant;
import java.util.List;

/** What pages and commands ask of an asset with up to a million partitions, and of another that reads it; nothing is made yet. */
final class PagesBenchmark {
  private static final int[] PARTITIONS = {1_000, 100_000, 1_000_000};

  private final Report report;
  private final Folders folders;
  private final int rounds;

  PagesBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  void run() throws Exception {
    for (int partitions : PARTITIONS) {
      measure(partitions);
    }
  }

  private void measure(int partitions) throws Exception {
    report.head("two assets with %,d partitions each".formatted(partitions));
    LayeredGraph code = new LayeredGraph(2, StalenessBenchmark.hours(partitions, Instant.now()));
    long begun = System.nanoTime();
    try (World world = new World(folders.fresh(), code)) {
      report.single("start of the engine", (System.nanoTime() - begun) / 1e6, "ms");
      Http http = new Http(world.address());
      String asset = code.graph().producers().get(1).first().toString();
      Application.Request latest = new Application.Request(List.of(), "latest", false, false);
      Application.Request all = new Application.Request(List.of(), "all", false, false);
      line("floor: a loopback request (a file of the page)", () -> http.get("/favicon.svg"));
      line("GET /api/assets", () -> http.get("/api/assets"));
      line("GET /api/lineage", () -> http.get("/api/lineage"));
      line("GET /api/assets/KEY", () -> http.get("/api/assets/" + asset));
      line("plan of the latest partition", () -> world.application.plan(latest, 100));
      line("plan of all partitions", () -> world.application.plan(all, 100));
    }
    report.single("memory of this process after that", Memory.residentMegabytes(), "MB");
  }

  private void line(String what, Samples.Action action) throws Exception {
    Samples.of(rounds, action);
    report.line(what, Samples.of(rounds, action), "ms");
  }
}
