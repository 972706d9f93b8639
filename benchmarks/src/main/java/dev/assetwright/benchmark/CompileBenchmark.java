package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the processor adds to javac: validating, and generating beside it. Cold, when each compile is a process of its own, as with
 * Maven; and warm, in a process that has compiled the same before, as with a tool that stays.
 */
final class CompileBenchmark {
  /** After as many compiles a process compiles about as fast as it will. */
  private static final int WARM = 6;

  private final Report report;
  private final Folders folders;
  private final int rounds;

  CompileBenchmark(Report report, Folders folders, int rounds) {
    this.report = report;
    this.folders = folders;
    this.rounds = rounds;
  }

  void run(int size) throws IOException, InterruptedException {
    Path sources = folders.fresh();
    GeneratedAssets.write(sources, size);
    report.head("compiling %,d assets in %,d classes, cold"
        .formatted(size, size / GeneratedAssets.ASSETS_A_CLASS));
    measure(sources, size, 1, rounds);
    report.head("the same, warm");
    measure(sources, size, WARM, (rounds + 1) / 2);
  }

  private void measure(Path sources, int size, int times, int rounds)
      throws IOException, InterruptedException {
    Mode plain = new Mode("plain", "javac alone");
    Mode idle = new Mode("idle", "with a processor that does nothing");
    Mode validate = new Mode("validate", "validating");
    Mode generate = new Mode("generate", "validating and generating");
    Mode written = new Mode("plain", "javac alone, of sources and what was generated");
    for (int i = 0; i < rounds; i++) {
      // In turns, so that whatever else the machine does falls on all of them.
      for (Mode mode : List.of(plain, idle, validate)) {
        mode.compile(times, sources);
      }
      Path generated = generate.compile(times, sources).resolve("0/generated");
      written.compile(times, sources, generated);
    }
    for (Mode mode : List.of(plain, idle, validate, generate, written)) {
      report.line(mode.title + ", CPU", mode.cpu, "ms");
      report.line("    of the thread that compiles", mode.thread, "ms");
      report.line("    of those that compile hot code", mode.hot, "ms");
      report.line("    of the one that collects garbage", mode.garbage, "ms");
      report.line("    wall", mode.wall, "ms");
    }
    added("validating", idle.cpu, validate.cpu, 1);
    added("validating, that thread", idle.thread, validate.thread, 1);
    added("generating an asset", validate.cpu, generate.cpu, size);
    added("generating an asset, that thread", validate.thread, generate.thread, size);
    added("compiling what is generated, an asset", plain.cpu, written.cpu, size);
    added("compiling it, that thread", plain.thread, written.thread, size);
  }

  private void added(String what, Samples without, Samples with, int parts) {
    report.single("added by " + what, (with.median() - without.median()) / parts, "ms");
  }

  /** One way to compile, and what it cost. */
  private final class Mode {
    private final String name;
    private final String title;
    private final Samples cpu = new Samples();
    private final Samples thread = new Samples();
    private final Samples hot = new Samples();
    private final Samples garbage = new Samples();
    private final Samples wall = new Samples();

    Mode(String name, String title) {
      this.name = name;
      this.title = title;
    }

    /** Compiles that often, and counts the last; returns the folder with what came of it. */
    Path compile(int times, Path... sources) throws IOException, InterruptedException {
      Path output = folders.fresh();
      List<Object> arguments = new ArrayList<>(List.of(name, times, output));
      arguments.addAll(List.of(sources));
      double[] costs = Jvm.run(Compiler.class, arguments.toArray());
      cpu.add(costs[0]);
      thread.add(costs[1]);
      hot.add(costs[2]);
      garbage.add(costs[3]);
      wall.add(costs[4]);
      return output;
    }
  }
}
