package dev.assetwright.postgres;

import java.time.Duration;

/**
 * What tests set otherwise.
 *
 * @param lockTimeout how long one try waits for the lock of the writers
 * @param patience how long a write is tried in all while the server is away or the lock is held
 * @param pause between two tries to reach the server
 * @param readerPatience how long a question waits for a connection
 */
record PostgresOptions(
    Duration lockTimeout, Duration patience, Duration pause, Duration readerPatience) {
  static final PostgresOptions DEFAULT = new PostgresOptions(
      Duration.ofSeconds(5),
      Duration.ofSeconds(30),
      Duration.ofMillis(200),
      Duration.ofSeconds(10));
}
