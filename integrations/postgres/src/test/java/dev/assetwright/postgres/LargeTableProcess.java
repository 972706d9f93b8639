package dev.assetwright.postgres;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.postgres.warehouse.PostgresWarehouse;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.TypeOf;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes and reads more than its memory holds, in a process of its own. */
final class LargeTableProcess {
  /** 40 MB of memory, and 120 MB of rows. */
  private static final String MEMORY = "-Xmx40m";

  private static final int ROWS = 300_000;
  private static final String TEXT = "x".repeat(400);

  /** A row. */
  public record Wide(long id, @Nullable String text) {}

  private LargeTableProcess() {}

  /** Runs it; returns how it ended. */
  static int run(PostgresServer server, String schema, Path home)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            LargeTableProcess.class.getName(),
            server.url(),
            schema,
            home.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  public static void main(String[] arguments) {
    StoreLocation location =
        new StoreLocation(arguments[0], "postgres", null, arguments[1], Path.of(arguments[2]));
    AssetDefinition asset = PostgresWarehouseTest.asset("raw/many", null);
    Type type = new TypeOf<Table<Wide>>() {}.type();
    Table<Wide> rows =
        Table.of(() -> LongStream.range(0, ROWS).mapToObj(id -> new Wide(id, TEXT + id)));
    try (PostgresWarehouse warehouse = PostgresWarehouse.open(location, "test")) {
      String version;
      try (StorageSession session = warehouse.open("1")) {
        version = session.stage(asset, type, null, rows).dataVersion();
        require(session.readStaged(asset, type, null));
        session.publish();
      }
      try (StorageSession session = warehouse.open("2")) {
        require(session.read(
            asset, type, Slice.whole(), List.of(new InputVersion(asset.key(), null, version))));
      }
    }
  }

  private static void require(Object table) {
    try (Stream<?> rows = ((Table<?>) table).rows()) {
      long sum = rows.mapToLong(row -> ((Wide) row).id()).sum();
      if (sum != (long) ROWS * (ROWS - 1) / 2) {
        throw new IllegalStateException("The rows are others: " + sum);
      }
    }
  }
}
