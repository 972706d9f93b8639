package dev.assetwright.testing.storage;

import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.value.FileValueStorage;
import java.nio.file.Path;

class FileRowsStorageContractTest extends AssetStorageContract {
  @Override
  protected Class<? extends StorageUnderTest> storage() {
    return Files.class;
  }

  /** As an engine opens it. */
  public static final class Files implements StorageUnderTest {
    @Override
    public StorageKind kind() {
      return StorageKind.ROWS;
    }

    @Override
    public AssetStorage open(Path folder) {
      return new FileValueStorage(folder);
    }
  }
}
