package dev.assetwright.store.sqlite;

import dev.assetwright.spi.Store;
import dev.assetwright.store.AgreesWithMemoryContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteAgreesWithMemoryTest extends AgreesWithMemoryContract {
  @TempDir
  Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder.resolve("assetwright.db"), Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bothSayTheSameOfAnyHistoryAlsoAfterReopening(long seed) {
    bothSayTheSame(seed);
  }
}
