package dev.assetwright.boot;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.artifact.GraphFile;
import dev.assetwright.load.GraphReader;
import dev.assetwright.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where a graph comes from: compiled classes, or the file that was written of them. */
public final class GraphSource {
  private GraphSource() {}

  /** Reads the graph of the classes on a class path; throws {@link ApplicationException} when there is none. */
  public static GraphFile ofClasses(List<String> classPath) {
    return GraphReader.read(classPath, GraphSource::refused);
  }

  /** Reads what was named: a {@code .json} file, or else a class path. */
  public static GraphFile of(List<String> entries) {
    boolean isFile = entries.size() == 1 && entries.get(0).endsWith(".json");
    return isFile ? ofFile(Path.of(entries.get(0))) : ofClasses(entries);
  }

  private static GraphFile ofFile(Path file) {
    try {
      return GraphFile.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NoGraphFile",
          "'%s' cannot be read as a graph.".formatted(file),
          List.of(
              String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "Write one with: assetwright graph --out FOLDER"));
    } catch (NoSuchFileException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NoGraphFile",
          "'%s' does not exist.".formatted(file),
          List.of("Write one with: assetwright graph --out FOLDER"));
    } catch (IOException e) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "UnreadableFile",
          "'%s' cannot be read.".formatted(file),
          List.of(e.toString()));
    }
  }

  private static ApplicationException refused(LoadResult.Failed failed) {
    return new ApplicationException(
        ApplicationException.Category.ENVIRONMENT, failed.code(), failed.title(), failed.lines());
  }
}
