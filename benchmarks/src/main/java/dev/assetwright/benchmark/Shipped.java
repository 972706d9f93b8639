package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts main classes of this module as the launcher starts Assetwright: on the distribution's libraries, from a class-data archive
 * made beforehand, and with its options.
 */
final class Shipped {
  private static final List<String> ALWAYS =
      List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");

  /** What the launcher gives for {@code dev} and {@code serve}, and for all other commands. */
  enum Way {
    SERVER(
        "dev and serve",
        "-XX:MinHeapSize=24m",
        "-XX:InitialHeapSize=64m",
        "-XX:NewRatio=4",
        "-XX:MinHeapFreeRatio=20",
        "-XX:MaxHeapFreeRatio=25",
        "-XX:-ShrinkHeapInSteps",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:TrimNativeHeapInterval=2000"),
    COMMAND("other commands", "-XX:TieredStopAtLevel=1");

    private final String words;
    private final List<String> options;

    Way(String words, String... options) {
      this.words = words;
      this.options = Stream.concat(ALWAYS.stream(), Stream.of(options)).toList();
    }

    List<String> options() {
      return options;
    }

    String words() {
      return words;
    }
  }

  private final String classPath;
  private final List<String> options;

  private Shipped(String classPath, List<String> options) {
    this.classPath = classPath;
    this.options = options;
  }

  /** Makes an archive of what {@code main} uses when it runs with {@code arguments}. */
  static Shipped prepared(
      Path checkout, Folders folders, Way way, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    Path folder = folders.fresh();
    List<String> options = new ArrayList<>(way.options);
    options.add("-Xlog:disable");
    String classPath = classPath(checkout, folder);
    Path archive = folder.resolve("benchmark.jsa");
    List<String> preparing = new ArrayList<>(options);
    preparing.add("-XX:ArchiveClassesAtExit=" + archive);
    Jvm.run(classPath, preparing, main, arguments);
    if (!Files.isRegularFile(archive)) {
      throw new IllegalStateException("No class-data archive was written.");
    }
    options.add("-XX:SharedArchiveFile=" + archive);
    return new Shipped(classPath, List.copyOf(options));
  }

  private static String classPath(Path checkout, Path folder) throws IOException {
    Path libraries = checkout.resolve("dist/target/assetwright/lib");
    Path own = Path.of(
        Shipped.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(libraries)) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .forEach(file -> entries.add(file.toString()));
    }
    // An archive holds for no folder.
    entries.add(
        (Files.isDirectory(own) ? Jars.of(own, folder.resolve("benchmark.jar")) : own).toString());
    return String.join(":", entries);
  }

  /** Returns the figures in the last line that it prints. */
  double[] run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
    return Jvm.run(classPath, options, main, arguments);
  }
}
