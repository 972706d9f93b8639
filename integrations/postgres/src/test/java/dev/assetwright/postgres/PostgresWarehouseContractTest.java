package dev.assetwright.postgres;

import dev.assetwright.model.StorageKind;
import dev.assetwright.postgres.warehouse.PostgresWarehouse;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.testing.storage.AssetStorageContract;
import dev.assetwright.testing.storage.StorageUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

class PostgresWarehouseContractTest extends AssetStorageContract {
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

    /** Another process finds the server in the folder. */
    @Override
    public AssetStorage open(Path folder) throws Exception {
      Files.createDirectories(folder);
      Path server = folder.resolve("server");
      if (!Files.exists(server)) {
        Files.writeString(server, PostgresServer.require().url());
      }
      String schema = "contract_"
          + UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
              .toString()
              .replace("-", "");
      return PostgresWarehouse.open(
          new StoreLocation(Files.readString(server), "postgres", null, schema, folder), "test");
    }
  }
}
