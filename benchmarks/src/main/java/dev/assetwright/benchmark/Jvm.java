package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a main class in a process of its own, cold, on the class path of this one. */
final class Jvm {
  private Jvm() {}

  /** Returns the figures in the last line that it prints. */
  static double[] run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
    return run(System.getProperty("java.class.path"), List.of("-XX:+UseSerialGC"), main, arguments);
  }

  /** The same on another class path and with other options. */
  static double[] run(String classPath, List<String> options, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " failed: " + said);
    }
    return Stream.of(said.substring(said.lastIndexOf('\n') + 1).split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
