package dev.assetwright.example.sales;

import dev.assetwright.boot.Assetwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The example in a process of its own, which materializes the marts, at once or as a backfill, or some days, and can be killed. It says
 * {@code ready} when it starts that.
 */
final class ProjectProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private ProjectProcess(Process process) {
    this.process = process;
    this.said = process.inputReader();
  }

  static ProjectProcess start(Path home, Path files) throws IOException {
    return start(home, files, Assetwright.Mode.COMMAND);
  }

  /** One that drives the open backfill, or a new one, to its end. */
  static ProjectProcess backfilling(Path home, Path files) throws IOException {
    return start(home, files, Assetwright.Mode.COMMAND, "backfill");
  }

  /** One that materializes days of {@link SalesProject#oneByOne}, written {@code 2026-01-01..2026-01-31}. */
  static ProjectProcess oneByOne(Path home, Path files, String days) throws IOException {
    return start(home, files, Assetwright.Mode.COMMAND, days);
  }

  static ProjectProcess start(Path home, Path files, Assetwright.Mode mode) throws IOException {
    return start(home, files, mode, "materialize");
  }

  private static ProjectProcess start(Path home, Path files, Assetwright.Mode mode, String what)
      throws IOException {
    return new ProjectProcess(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ProjectProcess.class.getName(),
            home.toString(),
            files.toString(),
            mode.name(),
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  /** What it says next; null when it has ended. */
  String said() throws IOException {
    return said.readLine();
  }

  /** Kills it after so long, as {@code kill -9} does, unless it has ended by then; returns whether it was killed. */
  boolean killAfter(long millis) throws InterruptedException {
    boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    close();
    process.waitFor();
    return !ended;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path files = Path.of(arguments[1]);
    Assetwright.Mode mode = Assetwright.Mode.valueOf(arguments[2]);
    String what = arguments[3];
    boolean areDays = what.contains("..");
    try (SalesProject project =
        areDays ? SalesProject.oneByOne(home, files, mode) : new SalesProject(home, files, mode)) {
      System.out.println("ready");
      if (areDays) {
        project.materialize(SalesProject.ONE_BY_ONE, what);
      } else if (what.equals("backfill")) {
        System.out.println(project.backfillMarts());
      } else {
        System.out.println(project.materializeMarts().size() + " steps");
      }
    }
  }
}
