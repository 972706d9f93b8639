package dev.assetwright.value;

import dev.assetwright.model.Cell;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings the files of published values into another folder: as further names of the same files where the file system can do
 * that, since a published file is never written again; as synced copies elsewhere.
 */
public final class ValueCopies {
  private final ValueFiles from;
  private final ValueFiles to;
  private int linked;
  private int copied;

  /** How many files there are now by either way. */
  public record Result(int linked, int copied) {}

  private ValueCopies(Path from, Path to) {
    this.from = new ValueFiles(from);
    this.to = new ValueFiles(to);
  }

  /**
   * Copies the files of these data versions; those that are not there, such as of tables, are left out.
   *
   * @param from a folder {@code values}
   * @param to another one, with nothing in it
   * @throws StoreUnavailableException if one cannot be written; those before it are there
   */
  public static Result of(Map<Cell, String> published, Path from, Path to) {
    ValueCopies copies = new ValueCopies(from, to);
    published.forEach(copies::copy);
    return new Result(copies.linked, copies.copied);
  }

  /** Whether a folder {@code values} has a file of that data version of a cell. */
  public static boolean isThere(Cell cell, String version, Path folder) {
    String[] names =
        new ValueFiles(folder).cell(cell.asset(), cell.partition()).toFile().list();
    return names != null
        && Stream.of(names).anyMatch(name -> version.equals(ValueFiles.dataVersion(name)));
  }

  private void copy(Cell cell, String version) {
    Path source = from.cell(cell.asset(), cell.partition());
    if (!Files.isDirectory(source)) {
      return;
    }
    Path target = to.cell(cell.asset(), cell.partition());
    try (Stream<Path> names = Files.list(source)) {
      for (Path file : names.sorted().toList()) {
        if (version.equals(ValueFiles.dataVersion(file.getFileName().toString()))) {
          DurableFiles.createFolders(target);
          copy(file, target.resolve(file.getFileName().toString()));
        }
      }
    } catch (NoSuchFileException e) {
      // Newer versions came meanwhile and this one was retired: it counts as missing in the copy.
      return;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The data of '%s' could not be copied to '%s' (%s)."
              .formatted(cell, target, e.getMessage()),
          e);
    }
  }

  private void copy(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
      linked++;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Another disk, or a file system without links.
      Files.copy(file, target);
      try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      copied++;
    }
  }
}
