package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts below {@code src/test/resources}; rewritten with {@code -Dassetwright.snapshots=write}. */
final class Snapshots {
  private static final Path FOLDER = Path.of("src/test/resources");

  private Snapshots() {}

  static void check(String path, String actual) throws IOException {
    Path file = FOLDER.resolve(path);
    if ("write".equals(System.getProperty("assetwright.snapshots"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
      return;
    }
    assertThat(file).as("snapshot; write it with -Dassetwright.snapshots=write").exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
