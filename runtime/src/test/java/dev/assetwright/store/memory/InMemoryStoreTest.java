package dev.assetwright.store.memory;

import dev.assetwright.spi.Store;
import dev.assetwright.store.StoreContract;

class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store open() {
    return new InMemoryStore();
  }
}
