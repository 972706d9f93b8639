package dev.assetwright.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads every class of a folder or jar and does nothing with it; prints the milliseconds since the process began, and those of CPU of
 * this thread.
 *
 * <p>Argument: the folder or jar.
 */
public final class ClassFloor {
  private static final String CLASS = ".class";

  private ClassFloor() {}

  public static void main(String[] arguments) throws Exception {
    Path code = Path.of(arguments[0]);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {code.toUri().toURL()})) {
      for (String name : names(code)) {
        loader.loadClass(name);
      }
    }
    System.out.printf(
        "%d %d%n",
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime(),
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
  }

  private static List<String> names(Path code) throws IOException {
    if (Files.isDirectory(code)) {
      return namesBelow(code);
    }
    try (FileSystem jar = FileSystems.newFileSystem(code)) {
      return namesBelow(jar.getPath("/"));
    }
  }

  private static List<String> namesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(CLASS))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .toList();
    }
  }
}
