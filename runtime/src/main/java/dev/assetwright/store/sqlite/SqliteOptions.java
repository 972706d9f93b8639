package dev.assetwright.store.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What tests set otherwise.
 *
 * @param busyTimeout how long SQLite itself waits for a lock
 * @param patience how long a write is tried in all while the file stays locked
 * @param writerPragmas further settings of each new writing connection
 */
record SqliteOptions(
    Duration busyTimeout, Duration patience, Supplier<List<String>> writerPragmas) {
  static final SqliteOptions DEFAULT =
      new SqliteOptions(Duration.ofSeconds(5), Duration.ofSeconds(30), List::of);
}
