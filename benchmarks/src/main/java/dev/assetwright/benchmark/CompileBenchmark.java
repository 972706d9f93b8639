package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What the processor adds to javac: validating, and generating beside it. Each compile is a process of its own. */
final class CompileBenchmark {
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
    Mode plain = new Mode("plain");
    Mode idle = new Mode("idle");
    Mode validate = new Mode("validate");
    Mode generate = new Mode("generate");
    for (int i = 0; i < rounds; i++) {
      // In turns, so that whatever else the machine does falls on all of them.
      for (Mode mode : List.of(plain, idle, validate, generate)) {
        mode.compile(sources);
      }
    }
    report.head("compiling %,d assets in %,d classes"
        .formatted(size, size / GeneratedAssets.ASSETS_A_CLASS));
    report.line("javac alone, CPU", plain.cpu, "ms");
    report.line("javac and a processor that does nothing, CPU", idle.cpu, "ms");
    report.line("javac and validating, CPU", validate.cpu, "ms");
    report.line("javac, validating and generating, CPU", generate.cpu, "ms");
    report.line("javac alone, wall", plain.wall, "ms");
    report.line("javac and validating, wall", validate.wall, "ms");
    report.line("javac, validating and generating, wall", generate.wall, "ms");
    report.single(
        "validating adds to javac, CPU (wanted: 1,000)",
        validate.cpu.median() - plain.cpu.median(),
        "ms");
    report.single(
        "validating adds to an idle processor, CPU",
        validate.cpu.median() - idle.cpu.median(),
        "ms");
    report.single(
        "generating adds, CPU an asset (wanted: 1)",
        (generate.cpu.median() - validate.cpu.median()) / size,
        "ms");
  }

  /** One way to compile, and what it cost. */
  private final class Mode {
    private final String name;
    private final Samples cpu = new Samples();
    private final Samples wall = new Samples();

    Mode(String name) {
      this.name = name;
    }

    void compile(Path sources) throws IOException, InterruptedException {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              Compiler.class.getName(),
              sources.toString(),
              folders.fresh().toString(),
              name)
          .redirectErrorStream(true)
          .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("It does not compile: " + said);
      }
      String[] costs = said.substring(said.lastIndexOf('\n') + 1).split(" ");
      cpu.add(Double.parseDouble(costs[0]));
      wall.add(Double.parseDouble(costs[1]));
    }
  }
}
