package dev.assetwright.processor.read;

import dev.assetwright.rules.ResourcePaths;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Files that annotations name, as resources of the class path.
 *
 * <p>Builds copy resources before they compile, so they lie where classes are written to; some are on the source path or in
 * another jar. No compiler knows the folder that they are copied from, so an option can name it.
 */
public final class Resources {
  /** The option that names folders, separated as in a class path. */
  public static final String OPTION = "assetwright.resources";

  private static final List<Location> LOCATIONS = List.of(
      StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH);

  private final List<Path> folders;
  private final Filer filer;

  private Resources(List<Path> folders, Filer filer) {
    this.folders = folders;
    this.filer = filer;
  }

  /** Looks where that compilation can see files. */
  public static Resources of(ProcessingEnvironment environment) {
    String option = environment.getOptions().get(OPTION);
    List<Path> folders = option == null
        ? List.of()
        : Stream.of(option.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> path(folder).stream())
            .toList();
    return new Resources(folders, environment.getFiler());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text.strip()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Where a file is looked for, in the words of who has to put it there. */
  public static String whereItBelongs(String path) {
    return "It is looked for at 'src/main/resources/%s', as copied by the build, and on the class path."
        .formatted(path);
  }

  /** What to do about a file that lies elsewhere. */
  public static String whereElse() {
    return "If it lies in another folder, or is copied later, name that: -A%s=FOLDER"
        .formatted(OPTION);
  }

  /** Whether there is such a file. */
  boolean contains(String path) {
    if (!ResourcePaths.isPath(path)) {
      return false;
    }
    return folders.stream().anyMatch(folder -> isFile(folder, path))
        || LOCATIONS.stream().anyMatch(location -> isFile(location, path));
  }

  private static boolean isFile(Path folder, String path) {
    try {
      return Files.isRegularFile(folder.resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean isFile(Location location, String path) {
    try {
      filer.getResource(location, "", path).openInputStream().close();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Returns what the file holds; empty when there is none. */
  Optional<String> read(String path) {
    if (!ResourcePaths.isPath(path)) {
      return Optional.empty();
    }
    for (Path folder : folders) {
      Optional<String> text = readFile(folder, path);
      if (text.isPresent()) {
        return text;
      }
    }
    for (Location location : LOCATIONS) {
      try (InputStream in = filer.getResource(location, "", path).openInputStream()) {
        return Optional.of(ResourcePaths.text(in.readAllBytes()));
      } catch (IOException | RuntimeException e) {
        // Not there, or a compiler that has no such location: the next one may have it.
      }
    }
    return Optional.empty();
  }

  private static Optional<String> readFile(Path folder, String path) {
    try {
      return Optional.of(ResourcePaths.text(Files.readAllBytes(folder.resolve(path))));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
