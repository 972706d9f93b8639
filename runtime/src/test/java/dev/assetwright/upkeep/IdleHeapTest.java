package dev.assetwright.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdleHeapTest {
  private static final long MEGABYTE = 1L << 20;

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private boolean busy;
  private long size = 60 * MEGABYTE;
  private long needed = 40 * MEGABYTE;
  private int collected;

  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final IdleHeap heap = new IdleHeap(clock, () -> busy, () -> size, () -> {
    collected++;
    size = needed;
  });

  private void after(int seconds) {
    for (int i = 0; i < seconds; i++) {
      heap.tick();
      now = now.plusSeconds(1);
    }
    heap.tick();
  }

  @Test
  void isCollectedOnceNothingRanForAWhile() {
    after(9);
    assertThat(collected).isZero();
    after(1);
    assertThat(collected).isEqualTo(1);
  }

  @Test
  void isLeftAloneUntilItGrewAgain() {
    after(10);
    size += 7 * MEGABYTE;
    after(60);
    assertThat(collected).isEqualTo(1);

    size += MEGABYTE;
    after(1);
    assertThat(collected).isEqualTo(2);
  }

  @Test
  void isLeftAloneWhileAnythingRuns() {
    busy = true;
    after(60);
    assertThat(collected).isZero();

    busy = false;
    after(9);
    busy = true;
    after(1);
    busy = false;
    after(9);
    assertThat(collected).isZero();
    after(1);
    assertThat(collected).isEqualTo(1);
  }

  @Test
  void whatIsNeededIsNotCollectedForAgainAndAgain() {
    needed = 60 * MEGABYTE;
    after(120);
    assertThat(collected).isEqualTo(1);
  }
}
