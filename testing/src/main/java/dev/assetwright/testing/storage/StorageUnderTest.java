package dev.assetwright.testing.storage;

import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.AssetStorage;
import java.nio.file.Path;

/** Opens the storage that is tried. The class is public with a constructor without parameters, since other processes make it too. */
public interface StorageUnderTest {
  /** What it keeps: with {@code TABLE} the newest version alone, replaced in place, else versions side by side. */
  StorageKind kind();

  /**
   * Opens it anew.
   *
   * @param folder the same one for the same data, also in another process; a storage elsewhere takes its name
   */
  AssetStorage open(Path folder) throws Exception;
}
