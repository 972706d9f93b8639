package dev.assetwright.store.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as one number, exact from 1677 to 2262: nanoseconds since 1970. */
final class Nanos {
  private Nanos() {}

  static long of(Instant instant) {
    return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }
}
