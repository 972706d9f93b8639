package dev.assetwright.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until the test moves it. Safe for several threads. */
public final class TestClock extends Clock {
  /** Where it stands unless told otherwise. */
  public static final String DEFAULT_NOW = "2030-01-01T00:00:00Z";

  private volatile Instant now;

  TestClock(Instant now) {
    this.now = now;
  }

  /** Moves it to an instant, which may lie in the past. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves it on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a view of this clock in another zone, which moves with it. */
  @Override
  public Clock withZone(ZoneId zone) {
    TestClock here = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return here.withZone(other);
      }

      @Override
      public Instant instant() {
        return here.instant();
      }
    };
  }
}
