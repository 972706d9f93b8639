package dev.assetwright.example.sales;

import dev.assetwright.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A process at a moment that the test chooses. */
record FakeEnvironment(Path home, Clock clock, boolean isProduction) implements Environment {
  FakeEnvironment(Path home) {
    this(home, at("2026-11-23T09:00:00Z"), false);
  }

  static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
