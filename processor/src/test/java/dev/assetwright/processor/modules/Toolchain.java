package dev.assetwright.processor.modules;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** A compiler as build tools call it: with a path for libraries and another one for processors. */
enum Toolchain {
  /** The JDK that runs the tests. */
  JAVAC_CLASS_PATH("17", false),
  JAVAC_MODULE_PATH("17", true),
  /** JDK 25, where there is one. */
  JAVAC_25_CLASS_PATH("25", false),
  JAVAC_25_FOR_21("21", false),
  JAVAC_25_MODULE_PATH("25", true),
  /** Its batch compiler; on the module path it cannot compile generated sources at all. */
  ECJ("17", false);

  private final String release;
  private final boolean isModular;

  Toolchain(String release, boolean isModular) {
    this.release = release;
    this.isModular = isModular;
  }

  /** What came of a compile: whether class files did, and all that was said. */
  record Answer(boolean succeeded, String output) {}

  boolean isModular() {
    return isModular;
  }

  /** Whether it is on this machine. */
  boolean isThere() {
    return !name().contains("25") || newerJavac().isPresent();
  }

  /** Compiles all sources in a folder; generated sources go to a folder beside the classes. */
  Answer compile(
      Path sources, List<Path> libraries, Path classes, List<Path> processors, String... options)
      throws IOException, InterruptedException {
    Path generated = Files.createDirectories(classes.resolveSibling("generated"));
    List<String> arguments =
        new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
    arguments.addAll(List.of("-encoding", "UTF-8", "--release", release));
    if (List.of(options).stream().noneMatch(option -> option.startsWith("-g"))) {
      arguments.add("-g"); // As Maven and Gradle do.
    }
    if (!libraries.isEmpty()) {
      arguments.addAll(List.of(isModular ? "--module-path" : "-classpath", path(libraries)));
    }
    arguments.addAll(
        processors.isEmpty()
            ? List.of("-proc:none")
            : List.of(
                "-processorpath",
                path(processors),
                "-processor",
                "dev.assetwright.processor.AssetwrightProcessor"));
    arguments.addAll(List.of(options));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(file -> arguments.add(file.toString()));
    }
    return run(arguments);
  }

  private Answer run(List<String> arguments) throws IOException, InterruptedException {
    if (this == ECJ) {
      StringWriter output = new StringWriter();
      PrintWriter writer = new PrintWriter(output);
      arguments.add(0, "-warn:none");
      boolean succeeded =
          BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null);
      return new Answer(succeeded, output.toString());
    }
    if (name().contains("25")) {
      arguments.add(0, newerJavac().orElseThrow().toString());
      Process process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("javac hangs:\n" + output);
      }
      return new Answer(process.exitValue() == 0, output);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream output = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = java.util.spi.ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(output, output, arguments.toArray(String[]::new));
    return new Answer(status == 0, bytes.toString(StandardCharsets.UTF_8));
  }

  private static String path(List<Path> entries) {
    return entries.stream()
        .map(Path::toString)
        .collect(joining(System.getProperty("path.separator")));
  }

  private static Optional<Path> newerJavac() {
    Stream<Path> fromEnvironment = new TreeMap<>(System.getenv())
        .entrySet().stream()
            .filter(entry -> entry.getKey().matches("(JAVA|JDK)_?(HOME)?_?25.*"))
            .map(Map.Entry::getValue)
            .map(Path::of);
    Path installed = Path.of("/usr/lib/jvm");
    List<Path> found = List.of();
    if (Files.isDirectory(installed)) {
      try (Stream<Path> folders = Files.list(installed)) {
        found = folders
            .filter(f -> f.getFileName().toString().contains("25"))
            .sorted()
            .toList();
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Stream.concat(fromEnvironment, found.stream())
        .map(home -> home.resolve("bin/javac"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
