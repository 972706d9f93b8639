package dev.assetwright.spi;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage.RowPage;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outputs that blocking checks refused, which a storage keeps for people to look at: of each cell the newest, until the cell
 * is published. No asset, check or statement reads any of it.
 *
 * <p>What was being put there when its process died is there as a whole or not at all. All methods throw {@link
 * StoreUnavailableException} when disk or database refuse. Safe for several threads.
 */
public interface Quarantine {
  /** Of a storage that drops what is refused. */
  Quarantine NONE = new Quarantine() {
    @Override
    public List<Kept> all() {
      return List.of();
    }

    @Override
    public List<Kept> of(AssetKey asset) {
      return List.of();
    }

    @Override
    public @Nullable Kept find(Cell cell) {
      return null;
    }

    @Override
    public RowPage preview(AssetDefinition asset, Type type, Kept kept, int offset, int limit) {
      return RowPage.NOTHING;
    }

    @Override
    public void drop(Kept kept) {
      // It is not there.
    }
  };

  /** Returns everything that is kept, sorted by cell. */
  List<Kept> all();

  /** Returns what is kept of an asset, sorted by cell. */
  List<Kept> of(AssetKey asset);

  /** Returns what is kept of a cell; null when nothing is. */
  @Nullable
  Kept find(Cell cell);

  /** Returns the first rows for people, as {@link AssetStorage#preview} does; none when it is not there any more. */
  RowPage preview(AssetDefinition asset, Type type, Kept kept, int offset, int limit);

  /** Removes it; does nothing when another one has taken its place. */
  void drop(Kept kept);

  /**
   * A refused output.
   *
   * @param dataVersion of what was staged
   * @param rows how many there are; -1 when it has none
   */
  record Kept(Cell cell, Refusal refusal, String dataVersion, long rows) {}
}
