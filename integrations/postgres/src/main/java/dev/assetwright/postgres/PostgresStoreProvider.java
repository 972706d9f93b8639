package dev.assetwright.postgres;

import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreExamination;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreProvider;
import java.time.Clock;

/** Opens stores on PostgreSQL, for a {@code store.url} that begins with {@code jdbc:postgresql:}. */
public final class PostgresStoreProvider implements StoreProvider {
  @Override
  public String urlPrefix() {
    return "jdbc:postgresql:";
  }

  @Override
  public Store open(StoreLocation location, String process, Clock clock) {
    return PostgresStore.open(location, process, clock);
  }

  @Override
  public StoreExamination examine(StoreLocation location) {
    return new PostgresExamination(location).examine();
  }
}
