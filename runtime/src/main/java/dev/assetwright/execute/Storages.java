package dev.assetwright.execute;

import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Quarantine;
import java.util.List;

/**
 * The storages by what they keep.
 *
 * @param all each kind but {@link StorageKind#NONE} is kept by exactly one; values come before tables
 */
public record Storages(List<AssetStorage> all) {
  public Storages {
    all = List.copyOf(all);
  }

  /** The storage that keeps a kind. */
  public AssetStorage of(StorageKind kind) {
    for (AssetStorage storage : all) {
      if (storage.keeps(kind)) {
        return storage;
      }
    }
    throw new IllegalArgumentException("Nothing keeps " + kind + ".");
  }

  /** What each of them keeps of refused outputs. */
  public List<Quarantine> quarantines() {
    return all.stream().map(AssetStorage::quarantine).toList();
  }

  /** Whether what was published under a token is there. */
  public boolean isPublished(String token) {
    return all.stream().anyMatch(storage -> storage.isPublished(token));
  }
}
