package dev.assetwright.testing.storage;

import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.warehouse.SqliteWarehouse;
import java.nio.file.Path;
import java.time.Duration;

class WarehouseContractTest extends AssetStorageContract {
  @Override
  protected Class<? extends StorageUnderTest> storage() {
    return Warehouse.class;
  }

  /** As an engine opens it. */
  public static final class Warehouse implements StorageUnderTest {
    @Override
    public StorageKind kind() {
      return StorageKind.TABLE;
    }

    @Override
    public AssetStorage open(Path folder) {
      return new SqliteWarehouse(folder.resolve("warehouse.db"), Duration.ofSeconds(10));
    }
  }
}
