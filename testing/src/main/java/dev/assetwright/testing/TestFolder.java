package dev.assetwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that is deleted with all that is in it. */
record TestFolder(Path path) implements AutoCloseable {
  /** Code versions are computed once for all tests of a process. */
  private static final class Shared {
    static final TestFolder FOLDER = make();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(FOLDER::close));
    }
  }

  static TestFolder make() {
    try {
      return new TestFolder(Files.createTempDirectory("assetwright-test-").toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder can be made.", e);
    }
  }

  /** The file in which tests of this process keep code versions. */
  static Path codeVersions() {
    return Shared.FOLDER.path().resolve("code-versions");
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What is left over lies in the folder for temporary files and disturbs nobody.
    }
  }
}
