package dev.assetwright.benchmark;

import dev.assetwright.json.Json;
import dev.assetwright.query.view.LogView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The built distribution on the example, started and used as people do. */
final class ProcessBenchmark {
  private static final int CLICKS = 20;
  private static final String ASSET = "raw/sales_lines";

  private final Report report;
  private final Folders folders;
  private final Path checkout;
  private final int rounds;

  ProcessBenchmark(Report report, Folders folders, Path checkout, int rounds) {
    this.report = report;
    this.folders = folders;
    this.checkout = checkout;
    this.rounds = rounds;
  }

  void run() throws Exception {
    Path home = folders.fresh();
    try (Child first = dev(home, List.of())) {
      first.answers("/api/lineage");
    }
    starts(home);
    commands(home);
    clicks(home);
  }

  private void starts(Path home) throws Exception {
    report.head("start to page, the example, a home that was used before");
    prepare();
    Samples floor = new Samples();
    Samples page = new Samples();
    Samples lineage = new Samples();
    Samples without = new Samples();
    Samples memory = new Samples();
    for (int round = 0; round < rounds; round++) {
      Path folder = folders.fresh();
      int port = Child.freePort();
      try (Child minimal = new Child(minimal(folder, port), folder, port)) {
        floor.add(minimal.answers("/"));
      }
      try (Child child = dev(home, List.of())) {
        page.add(child.answers("/"));
        lineage.add(child.answers("/api/lineage"));
        memory.add(child.residentMegabytes());
      }
      try (Child child = dev(home, List.of("-Xshare:off"))) {
        child.answers("/");
        without.add(child.answers("/api/lineage"));
      }
    }
    report.line("floor: JVM, web server, SQLite, nothing else", floor, "ms");
    report.line("dev: first answer of /", page, "ms");
    report.line("dev: first answer of /api/lineage", lineage, "ms");
    report.line("the same without any class-data archive", without, "ms");
    report.line("resident memory then", memory, "MB");
  }

  private void commands(Path home) throws Exception {
    report.head("commands, the example, process start included");
    Samples list = new Samples();
    Samples plan = new Samples();
    for (int round = 0; round < rounds; round++) {
      list.add(command(home, "list"));
      plan.add(command(home, "plan", "--json"));
    }
    report.line("list", list, "ms");
    report.line("plan --json", plan, "ms");
  }

  private double command(Path home, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher().toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--home", home.toString()));
    return child(command, home, Child.freePort(), List.of()).lives();
  }

  private void clicks(Path home) throws Exception {
    report.head("click to first line of user code, the example");
    try (Child child = dev(home, List.of())) {
      child.answers("/api/lineage");
      Http http = child.http();
      Samples loopback = Samples.of(CLICKS, () -> http.get("/favicon.svg"));
      Samples clicks = new Samples();
      double first = click(http);
      for (int i = 0; i < CLICKS; i++) {
        clicks.add(click(http));
      }
      report.line("floor: a loopback request (a file of the page)", loopback, "ms");
      report.single("the first click after the start", first, "ms");
      report.line("clicks after it, '%s' forced".formatted(ASSET), clicks, "ms");
      report.single("resident memory then", child.residentMegabytes(), "MB");
    }
  }

  /** The attempt's log begins just before the method is called, in whole milliseconds: half of one is added. */
  private static double click(Http http) throws Exception {
    Instant begun = Instant.now();
    String run = http.materialize(ASSET, true);
    while (true) {
      String text = http.get("/api/runs/%s/log?asset=%s".formatted(run, ASSET));
      LogView log = Json.answers().read(text, LogView.class);
      if (!log.lines().isEmpty()) {
        Instant called = log.lines().get(0).at();
        while (http.get("/api/runs/" + run).contains("\"status\":\"STARTED\"")) {
          Thread.sleep(5);
        }
        return Duration.between(begun, called).toNanos() / 1e6 + 0.5;
      }
      Thread.sleep(2);
    }
  }

  private void prepare() throws Exception {
    child(List.of(launcher().toString(), "prepare"), folders.fresh(), Child.freePort(), List.of())
        .lives();
  }

  private Child dev(Path home, List<String> java) throws IOException {
    int port = Child.freePort();
    return child(
        List.of(
            launcher().toString(),
            "dev",
            "--home",
            home.toString(),
            "--port",
            String.valueOf(port)),
        home,
        port,
        java);
  }

  private Child child(List<String> command, Path folder, int port, List<String> java)
      throws IOException {
    List<String> whole = new ArrayList<>(List.of(
        "env",
        "ASSETWRIGHT_ASSETS=" + checkout.resolve("example-assets/target/classes") + ":"
            + checkout.resolve("example-assets/target/lib") + "/*",
        "ASSETWRIGHT_JAVA_OPTIONS=" + String.join(" ", java)));
    whole.addAll(command);
    return new Child(whole, folder, port);
  }

  private static List<String> minimal(Path folder, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        MinimalServer.class.getName(),
        folder.resolve("floor.db").toString(),
        String.valueOf(port));
  }

  private Path launcher() {
    Path launcher = checkout.resolve("dist/target/assetwright/bin/assetwright");
    if (!Files.isExecutable(launcher)) {
      throw new IllegalStateException(launcher + " is absent: build the checkout first.");
    }
    return launcher;
  }
}
