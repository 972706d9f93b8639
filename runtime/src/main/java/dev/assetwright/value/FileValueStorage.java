package dev.assetwright.value;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values and rows in files by data version, so that what was published before is still there until it is no longer
 * retained. Assets without data take part and keep nothing.
 *
 * <p>A file is complete and synced before it has its name, so a crash leaves nothing half-written; what it leaves under
 * another name is removed when the cell is retained the next time.
 */
public final class FileValueStorage implements AssetStorage {
  private final ValueFiles files;
  private final FileQuarantine quarantine;

  /** @param folder where the files lie, {@code values}; made when something is stored */
  public FileValueStorage(Path folder) {
    this.files = new ValueFiles(folder);
    this.quarantine = new FileQuarantine(files);
  }

  @Override
  public boolean keeps(StorageKind kind) {
    return kind != StorageKind.TABLE;
  }

  @Override
  public StorageSession open(String token) {
    return new FileValueSession(files, quarantine);
  }

  @Override
  public boolean isPublished(String token) {
    return false;
  }

  @Override
  public Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
    Set<Cell> lost = new TreeSet<>();
    published.forEach((cell, state) -> {
      AssetDefinition asset = definitions.get(cell);
      if (asset != null && hasFile(asset) && !file(asset, cell, state).exists()) {
        lost.add(cell);
      }
    });
    return lost;
  }

  private File file(AssetDefinition asset, Cell cell, CellState.Published state) {
    return files.file(asset, cell.partition(), state.dataVersion()).toFile();
  }

  private static boolean hasFile(AssetDefinition asset) {
    return asset.storage() == StorageKind.VALUE || asset.storage() == StorageKind.ROWS;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
    for (String partition : partitions) {
      String key = partition.isEmpty() ? null : partition;
      Path old = files.cell(from, key);
      Path now = files.cell(to, key);
      try {
        quarantine.move(new Cell(from, key), new Cell(to, key));
        if (old.toFile().exists() && !now.toFile().exists()) {
          Files.createDirectories(now.getParent());
          Files.move(old, now, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException e) {
        throw new StoreUnavailableException(
            "The data of '%s' could not be moved from '%s' to '%s' (%s). It is as it was; check permissions, and start again."
                .formatted(from, old, now, e.getMessage()),
            e);
      }
    }
  }

  @Override
  public RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit) {
    if (!hasFile(asset)) {
      return new RowPage(List.of(), List.of(), -1);
    }
    StoredFile file =
        new StoredFile(asset.key(), files.file(asset, partition, dataVersion), dataVersion);
    return asset.storage() == StorageKind.ROWS
        ? ValuePreview.ofRows(file, offset, limit)
        : ValuePreview.ofValue(file.value(Object.class), type, offset, limit);
  }

  @Override
  public void retain(AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {
    Path cell = files.cell(asset, partition);
    String[] names = cell.toFile().list();
    if (names == null) {
      return;
    }
    Set<String> kept = Set.copyOf(dataVersions);
    long newest = dataVersions.stream()
        .mapToLong(version -> files.file(asset, partition, version).toFile().lastModified())
        .max()
        .orElse(Long.MAX_VALUE);
    for (String name : names) {
      String version = ValueFiles.dataVersion(name);
      // What is younger than the newest version may be what the next attempt writes just now.
      boolean abandoned =
          ValueFiles.isStaged(name) && cell.resolve(name).toFile().lastModified() < newest;
      if (abandoned || ValueFiles.isDamaged(name) || version != null && !kept.contains(version)) {
        delete(cell.resolve(name));
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "'%s' could not be removed (%s); it is no longer needed and does no harm. Check its permissions."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    // Nothing is open between calls.
  }
}
