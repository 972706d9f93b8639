package dev.assetwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code assetwright} in a Java process of its own. */
final class CommandProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private CommandProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static CommandProcess start(Path home, List<String> classPath, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.assetwright.cli.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    classPath.forEach(path -> command.addAll(List.of("--assets", path)));
    try {
      Path output = Files.createTempFile(home, "command", ".out");
      Process process = new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.from(
              Files.createTempFile(home, "command", ".in").toFile()))
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      return new CommandProcess(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end, and returns what it wrote behind its exit status. */
  String end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The command did not end. It wrote: " + written());
    }
    return "exit status %d%n%s".formatted(process.exitValue(), written());
  }

  private String written() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
