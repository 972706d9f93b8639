package dev.assetwright.postgres;

import dev.assetwright.spi.Store;
import dev.assetwright.store.AgreesWithMemoryContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAgreesWithMemoryTest extends AgreesWithMemoryContract {
  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  @Override
  protected Store open() {
    return PostgresStore.open(server.location(schema, home), "here", Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void bothSayTheSameOfAnyHistoryAlsoAfterReopening(long seed) {
    bothSayTheSame(seed);
  }
}
