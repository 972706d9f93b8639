package dev.assetwright.spi;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of assets is kept. There are two: values and rows in files by data version, tables in the warehouse.
 *
 * <p>All methods throw {@link StoreUnavailableException} when disk or database refuse. Safe for several threads.
 */
public interface AssetStorage extends AutoCloseable {
  /** Whether this is the storage for that kind. */
  boolean keeps(StorageKind kind);

  /**
   * Opens a session for one attempt.
   *
   * @param token unique to the attempt; a table storage writes it with what it publishes
   */
  StorageSession open(String token);

  /** Whether what was published under this token is there; always false for files, which need no token. */
  boolean isPublished(String token);

  /**
   * Returns those of the published cells whose data is no longer there, such as after a table was dropped by hand. Asked of some
   * thousand cells at a time, every few seconds; costs what these do, however many others there are.
   */
  Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions);

  /**
   * Keeps the data of an asset under another key from now on. Does nothing for what is not there, or has the new key already,
   * so that asking again is safe.
   *
   * @param partitions the partitions about which something is known; the empty text without a grid
   */
  void rename(AssetKey from, AssetKey to, Collection<String> partitions);

  /** Returns the first rows of published data for people; empty columns for a value that has no rows. */
  RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit);

  /** What this storage keeps of refused outputs; a storage that drops them has {@link Quarantine#NONE}. */
  default Quarantine quarantine() {
    return Quarantine.NONE;
  }

  /** Removes data that no published cell and no recent one needs, such as older versions beyond the retention. */
  void retain(AssetDefinition asset, @Nullable String partition, List<String> dataVersions);

  @Override
  void close();

  /**
   * Rows for people.
   *
   * @param columns the names
   * @param rows in the order of storing; cells are texts, numbers, booleans or null
   * @param total how many rows there are; -1 when unknown
   */
  record RowPage(List<String> columns, List<List<@Nullable Object>> rows, long total) {
    /** Of what is not there, or has no rows. */
    public static final RowPage NOTHING = new RowPage(List.of(), List.of(), -1);

    public RowPage {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
