package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** A start that knows very many cells: until it is known again how each of them stands. Each start is a process of its own. */
final class KnownBenchmark {
  private static final int PARTITIONS = 1_000;

  private final Report report;
  private final Folders folders;
  private final int rounds;

  KnownBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  void run(int assets) throws IOException, InterruptedException {
    Path folder = folders.fresh();
    report.head("start with %,d assets of %,d partitions, all made".formatted(assets, PARTITIONS));
    double length = Jvm.run(KnownWriter.class, folder, assets, PARTITIONS)[0];
    Samples[] figures = new Samples[7];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = new Samples();
    }
    for (int round = 0; round < rounds; round++) {
      double[] start = Jvm.run(
          System.getProperty("java.class.path"),
          Shipped.Way.SERVER.options(),
          KnownStart.class,
          folder,
          assets,
          PARTITIONS);
      for (int i = 0; i < figures.length; i++) {
        figures[i].add(start[i]);
      }
    }
    report.single("the file of what is known", length / 1e6, "MB");
    report.line("floor: reading the bytes of the file", figures[0], "ms");
    report.line("    CPU of the process", figures[1], "ms");
    report.line("reading what is known", figures[2], "ms");
    report.line("    CPU of the process", figures[3], "ms");
    report.line("how every cell stands", figures[4], "ms");
    report.line("    CPU of the process", figures[5], "ms");
    report.line("kept in memory a cell", figures[6], "bytes");
  }
}
