package dev.assetwright.postgres.project;

import dev.assetwright.app.Application;
import dev.assetwright.boot.Assetwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The project in a process of its own, which materializes everything. It says {@code ready} when it starts that. */
public final class ProjectProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private ProjectProcess(Process process) {
    this.process = process;
    this.said = process.inputReader();
  }

  /** Starts one; {@code gate} is a file that its assets wait for. */
  public static ProjectProcess start(Path home, List<String> settings, Path gate)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dgate=" + gate,
        "-cp",
        System.getProperty("java.class.path"),
        ProjectProcess.class.getName(),
        home.toString()));
    command.addAll(settings);
    return new ProjectProcess(new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  /** The project in this process. */
  public static Assetwright here(Path home, List<String> settings) {
    return Assetwright.start(options(home, settings));
  }

  public static Assetwright.Options options(Path home, List<String> settings) {
    return new Assetwright.Options(
        home,
        List.of("target/test-classes"),
        home,
        Map.of(),
        settings,
        Assetwright.Mode.COMMAND,
        "test");
  }

  /** Brings everything up to date; returns how many steps that took. */
  public static int materializeAll(Application application) throws InterruptedException {
    Application.Started started =
        application.materialize(new Application.Request(List.of("*"), "all", false, false), "test");
    if (started.run() != null) {
      application.await(started.run());
    }
    return started.steps();
  }

  /** What it says next; null when it has ended. */
  public String said() throws IOException {
    return said.readLine();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    close();
    process.waitFor();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    List<String> settings = List.of(arguments).subList(1, arguments.length);
    try (Assetwright project = here(Path.of(arguments[0]), settings)) {
      System.out.println("ready");
      System.out.println(materializeAll(project.application()) + " steps");
    }
  }
}
