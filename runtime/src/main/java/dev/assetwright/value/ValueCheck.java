package dev.assetwright.value;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every file of values and compares it with the data version in its name; changes nothing. What goes or comes while it
 * looks is seen as it happens to be.
 */
public final class ValueCheck {
  private final ValueFiles files;
  private final Map<Cell, String> published;
  private final Earlier earlier;
  private final Map<Path, Cell> cellByFolder = new HashMap<>();
  private final Map<AssetKey, Long> bytesByAsset = new TreeMap<>();
  private final Set<Cell> intact = new TreeSet<>();
  private final Map<Cell, Path> damaged = new TreeMap<>();
  private final List<Path> damagedEarlier = new ArrayList<>();
  private final List<Path> setAside = new ArrayList<>();
  private final List<Path> staged = new ArrayList<>();
  private final List<Path> retired = new ArrayList<>();
  private final List<Path> unknown = new ArrayList<>();
  private long bytes;
  private long retiredBytes;
  private long quarantinedBytes;

  /** Knows what was published before. */
  public interface Earlier {
    /** The newest data version of a cell that is not the published one; null without. */
    @Nullable
    String before(Cell cell, String published);
  }

  /**
   * What was found; paths are sorted and begin with the folder that was examined.
   *
   * @param bytes the size of all files
   * @param bytesByAsset the same by asset, those of {@code unknown} left out
   * @param intact the cells whose published version is there, its bytes those that were written
   * @param damaged the cells whose published version is there with other bytes
   * @param damagedEarlier versions that nothing needs now, with other bytes
   * @param setAside what was found damaged by a reader before
   * @param staged what was never published: being written, or left by a process that died
   * @param retired versions that retention removes when their cell is materialized the next time
   * @param retiredBytes their size
   * @param quarantinedBytes the size of what was refused and is kept
   * @param unknown files that are of no recorded cell
   */
  public record Result(
      long bytes,
      Map<AssetKey, Long> bytesByAsset,
      Set<Cell> intact,
      Map<Cell, Path> damaged,
      List<Path> damagedEarlier,
      List<Path> setAside,
      List<Path> staged,
      List<Path> retired,
      long retiredBytes,
      long quarantinedBytes,
      List<Path> unknown) {}

  private ValueCheck(ValueFiles files, Map<Cell, String> published, Earlier earlier) {
    this.files = files;
    this.published = published;
    this.earlier = earlier;
  }

  /**
   * Examines a folder.
   *
   * @param folder {@code values}; nothing is found when it is not there
   * @param cells all that are on record
   * @param published the data versions of those that are published; never empty texts
   * @throws StoreUnavailableException if the folder cannot be listed
   */
  public static Result of(
      Path folder, Set<Cell> cells, Map<Cell, String> published, Earlier earlier) {
    ValueCheck check = new ValueCheck(new ValueFiles(folder), published, earlier);
    cells.forEach(
        cell -> check.cellByFolder.put(check.files.cell(cell.asset(), cell.partition()), cell));
    check.walk(folder);
    return check.result();
  }

  private void walk(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          examine(file, attributes.size());
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
          if (Files.exists(file)) {
            throw e;
          }
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "'%s' cannot be examined (%s). Check its permissions.".formatted(folder, e.getMessage()),
          e);
    }
  }

  private void examine(Path file, long size) {
    bytes += size;
    if (file.startsWith(files.quarantine())) {
      quarantinedBytes += size;
      return;
    }
    Cell cell = cellByFolder.get(file.getParent());
    if (cell == null) {
      unknown.add(file);
      return;
    }
    bytesByAsset.merge(cell.asset(), size, Long::sum);
    String name = file.getFileName().toString();
    if (ValueFiles.isStaged(name)) {
      staged.add(file);
    } else if (ValueFiles.isDamaged(name)) {
      setAside.add(file);
    } else if (ValueFiles.dataVersion(name) == null) {
      unknown.add(file);
    } else {
      examine(file, size, cell, ValueFiles.dataVersion(name));
    }
  }

  private void examine(Path file, long size, Cell cell, String version) {
    String live = published.get(cell);
    if (version.equals(live)) {
      if (holds(file, version)) {
        intact.add(cell);
      } else if (Files.exists(file)) {
        damaged.put(cell, file);
      }
    } else if (live != null && !version.equals(earlier.before(cell, live))) {
      retired.add(file);
      retiredBytes += size;
    } else if (!holds(file, version) && Files.exists(file)) {
      damagedEarlier.add(file);
    }
  }

  /** Whether a file holds the bytes of a data version; reads it to its end. */
  static boolean holds(Path file, String dataVersion) {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 14)) {
      return DataVersions.of(in).equals(dataVersion);
    } catch (IOException e) {
      return false;
    }
  }

  private Result result() {
    for (List<Path> each : List.of(damagedEarlier, setAside, staged, retired, unknown)) {
      each.sort(null);
    }
    return new Result(
        bytes,
        bytesByAsset,
        intact,
        damaged,
        damagedEarlier,
        setAside,
        staged,
        retired,
        retiredBytes,
        quarantinedBytes,
        unknown);
  }
}
