package dev.assetwright.scaffold;

import dev.assetwright.app.ApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the files of a project into a folder that holds nothing yet: all of them, or none. */
public final class ProjectFolder {
  private final Path folder;
  private final Deque<Path> written = new ArrayDeque<>();

  /** Takes an absolute folder, which need not exist. */
  public ProjectFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes files, by path below the folder.
   *
   * @throws ApplicationException if the folder is not empty, is a file, or cannot be written; nothing is left behind
   */
  public void write(Map<String, String> files) {
    requireEmpty();
    boolean done = false;
    try {
      create(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        create(path.getParent());
        written.push(path);
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      }
      done = true;
    } catch (IOException e) {
      throw refused(
          ApplicationException.Category.ENVIRONMENT,
          "UnwritableFolder",
          "The project cannot be written to '%s': %s".formatted(folder, e),
          "What was written of it was taken away again.");
    } finally {
      if (!done) {
        takeAway();
      }
    }
  }

  private void requireEmpty() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refused(
          ApplicationException.Category.USAGE,
          "FolderNotEmpty",
          "'%s' is a file, so no project can be written there.".formatted(folder),
          "Nothing was written. Name a folder that is new or empty.");
    }
    if (!Files.exists(folder)) {
      return;
    }
    List<String> found;
    try (Stream<Path> entries = Files.list(folder)) {
      found = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw refused(
          ApplicationException.Category.ENVIRONMENT,
          "UnwritableFolder",
          "'%s' cannot be read: %s".formatted(folder, e),
          "Nothing was written.");
    }
    if (!found.isEmpty()) {
      throw refused(
          ApplicationException.Category.USAGE,
          "FolderNotEmpty",
          "'%s' is not empty: it holds '%s'%s."
              .formatted(
                  folder,
                  found.get(0),
                  found.size() == 1 ? "" : " and %d more".formatted(found.size() - 1)),
          "Nothing was written. Name a folder that is new or empty.");
    }
  }

  private void create(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      if (wanted.getParent() != null) {
        create(wanted.getParent());
      }
      Files.createDirectory(wanted);
      written.push(wanted);
    }
  }

  private void takeAway() {
    while (!written.isEmpty()) {
      try {
        Files.deleteIfExists(written.pop());
      } catch (IOException e) {
        // What refuses to be written may refuse to be deleted; the rest goes.
      }
    }
  }

  private static ApplicationException refused(
      ApplicationException.Category category, String code, String message, String hint) {
    return new ApplicationException(category, code, message, List.of(hint));
  }
}
