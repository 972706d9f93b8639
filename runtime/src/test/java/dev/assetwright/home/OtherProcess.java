package dev.assetwright.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** A second JVM that registers in a home and tells what it sees of it when asked. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  final String id;

  OtherProcess(Path home) throws IOException {
    process = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            home.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    id = answers.readLine();
  }

  /** Which processes are dead, as seen from there. */
  String dead() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return answers.readLine();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws IOException {
    Home home = Home.open(Path.of(arguments[0]));
    ProcessRegistry registry = new ProcessRegistry(home, Clock.systemUTC(), new Random());
    RegisteredProcess self = registry.register("serve");
    self.serving(4747);
    System.out.println(self.id());
    while (System.in.read() >= 0) {
      System.out.println(registry.deadProcesses());
    }
  }
}
