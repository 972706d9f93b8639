package dev.assetwright.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How long it takes from a new process until the graph of many assets and all code versions are there: in a home that knows
 * nothing yet, and in one where nothing changed since. Each start is a process of its own.
 */
final class StartBenchmark {
  private final Report report;
  private final Folders folders;
  private final int rounds;

  StartBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  void run(int size) throws IOException, InterruptedException {
    Path sources = folders.fresh();
    Path output = folders.fresh();
    GeneratedAssets.write(sources, size);
    Jvm.run(Compiler.class, "generate", output, sources);
    Path classes = output.resolve("classes");
    Path jar = jar(classes, folders.fresh().resolve("many.jar"));
    report.head("graph and code versions ready, %,d assets".formatted(size));
    for (Path code : List.of(jar, classes)) {
      starts(code, code.equals(jar) ? "a jar" : "a folder", size);
    }
  }

  private void starts(Path code, String what, int size) throws IOException, InterruptedException {
    Samples floor = new Samples();
    Samples floorThread = new Samples();
    Starts cold = new Starts();
    Starts warm = new Starts();
    for (int i = 0; i < rounds; i++) {
      double[] least = Jvm.run(ClassFloor.class, code);
      floor.add(least[0]);
      floorThread.add(least[1]);
      Path home = folders.fresh();
      double coldCount = cold.start(code, home, size);
      double warmCount = warm.start(code, home, size);
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
    double start(Path code, Path home, int size) throws IOException, InterruptedException {
      double[] figures = Jvm.run(Starter.class, code, home);
      sinceStart.add(figures[0]);
      loading.add(figures[1]);
      thread.add(figures[2]);
      if (figures[4] != size) {
        throw new IllegalStateException("%.0f assets were loaded.".formatted(figures[4]));
      }
      return figures[3];
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }
}
