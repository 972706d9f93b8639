package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Fresh folders beside each other, removed at the end. */
final class Folders implements AutoCloseable {
  private final Path root;
  private int count;

  Folders() throws IOException {
    root = Files.createTempDirectory("assetwright-benchmark");
  }

  Path fresh() throws IOException {
    return Files.createDirectories(root.resolve(String.valueOf(count++)));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(root)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
