package dev.assetwright.benchmark;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Measures and prints.
 *
 * <p>Arguments: the checkout, built; then the part to measure, {@code compile}, {@code start}, {@code engine}, {@code staleness},
 * {@code growth} or {@code process}; all of them when it is {@code all} or left out.
 */
public final class Benchmarks {
  private static final int ROUNDS = 5;
  private static final int SIZE = 10_000;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    Path checkout = Path.of(arguments[0]).toRealPath();
    String only = arguments.length > 1 ? arguments[1] : "all";
    Report report = new Report(System.out);
    report.note("%s, Java %s, %d processors, load %.1f, %s"
        .formatted(
            Instant.now(),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage(),
            System.getProperty("os.name")));
    try (Folders folders = new Folders()) {
      if (only.equals("all") || only.equals("compile")) {
        new CompileBenchmark(report, folders, ROUNDS).run(SIZE);
      }
      if (only.equals("all") || only.equals("start")) {
        new StartBenchmark(report, folders, checkout, ROUNDS).run(SIZE);
      }
      if (only.equals("all") || only.equals("process")) {
        new ProcessBenchmark(report, folders, checkout, ROUNDS).run();
      }
      if (only.equals("all") || only.equals("staleness")) {
        new StalenessBenchmark(report, ROUNDS).run();
        new KnownBenchmark(report, folders, ROUNDS).run(SIZE);
        new PagesBenchmark(report, folders, ROUNDS).run();
      }
      if (only.equals("all") || only.equals("growth")) {
        Path picture = checkout.resolve("benchmarks/target/growth.svg");
        new GrowthBenchmark(report, folders, ROUNDS).run(picture);
      }
      if (only.equals("all") || only.equals("engine")) {
        new EngineBenchmark(report, folders, ROUNDS).run(SIZE);
      }
    }
  }
}
