package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How long it takes from a new process until the graph of many assets and all code versions are there: in a home that knows
 * nothing yet, and in one where nothing changed since. Each start is a process of its own, started as the launcher does.
 */
final class StartBenchmark {
  private final Report report;
  private final Folders folders;
  private final Path checkout;
  private final int rounds;

  StartBenchmark(Report report, Folders folders, Path checkout, int rounds) {
    this.report = report;
    this.folders = folders;
    this.checkout = checkout;
    this.rounds = rounds;
  }

  void run(int size) throws IOException, InterruptedException {
    Path sources = folders.fresh();
    Path output = folders.fresh();
    GeneratedAssets.write(sources, size);
    Jvm.run(Compiler.class, "generate", 1, output, sources);
    Path classes = output.resolve("0/classes");
    Path jar = Jars.of(classes, folders.fresh().resolve("many.jar"));
    for (Shipped.Way way : Shipped.Way.values()) {
      Shipped tool = Shipped.prepared(checkout, folders, way, Starter.class, jar, folders.fresh());
      report.head("graph and code versions ready, %,d assets, %s".formatted(size, way.words()));
      for (Path code : List.of(jar, classes)) {
        starts(tool, code, code.equals(jar) ? "a jar" : "a folder", size);
      }
    }
  }

  private void starts(Shipped tool, Path code, String what, int size)
      throws IOException, InterruptedException {
    Samples floor = new Samples();
    Samples floorThread = new Samples();
    Starts cold = new Starts();
    Starts warm = new Starts();
    for (int i = 0; i < rounds; i++) {
      double[] least = tool.run(ClassFloor.class, code);
      floor.add(least[0]);
      floorThread.add(least[1]);
      Path home = folders.fresh();
      double coldCount = cold.start(tool, code, home, size);
      double warmCount = warm.start(tool, code, home, size);
      if (coldCount < size || warmCount > 0) {
        throw new IllegalStateException(
            "Parts hashed: %.0f, then %.0f.".formatted(coldCount, warmCount));
      }
    }
    report.line("floor: a JVM that loads all classes of %s".formatted(what), floor, "ms");
    report.line("    CPU of the thread that loads", floorThread, "ms");
    report.line("%s, nothing known".formatted(what), cold.sinceStart, "ms");
    report.line("    loading alone", cold.loading, "ms");
    report.line("        CPU of the thread that loads", cold.thread, "ms");
    report.line("%s, nothing changed".formatted(what), warm.sinceStart, "ms");
    report.line("    loading alone", warm.loading, "ms");
    report.line("        CPU of the thread that loads", warm.thread, "ms");
  }

  /** Starts of one sort. */
  private static final class Starts {
    private final Samples sinceStart = new Samples();
    private final Samples loading = new Samples();
    private final Samples thread = new Samples();

    /** Returns how many parts of the code were hashed. */
    double start(Shipped tool, Path code, Path home, int size)
        throws IOException, InterruptedException {
      double[] figures = tool.run(Starter.class, code, home);
      sinceStart.add(figures[0]);
      loading.add(figures[1]);
      thread.add(figures[2]);
      if (figures[4] != size) {
        throw new IllegalStateException("%.0f assets were loaded.".formatted(figures[4]));
      }
      return figures[3];
    }
  }
}
