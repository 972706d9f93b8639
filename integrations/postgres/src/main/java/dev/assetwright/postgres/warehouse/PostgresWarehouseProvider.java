package dev.assetwright.postgres.warehouse;

import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.WarehouseProvider;

/** Keeps tables in PostgreSQL, for a {@code warehouse.url} that begins with {@code jdbc:postgresql:}. */
public final class PostgresWarehouseProvider implements WarehouseProvider {
  @Override
  public String urlPrefix() {
    return "jdbc:postgresql:";
  }

  @Override
  public AssetStorage open(StoreLocation location, String process) {
    return PostgresWarehouse.open(location, process);
  }
}
