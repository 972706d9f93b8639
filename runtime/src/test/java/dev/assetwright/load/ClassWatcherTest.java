package dev.assetwright.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassWatcherTest {
  private static final Duration A_BIT = Duration.ofMillis(100);

  @TempDir
  private Path folder;

  private final MovedClock clock = new MovedClock();

  @BeforeEach
  void oneClass() throws IOException {
    Files.writeString(folder.resolve("A.class"), "a");
  }

  private ClassWatcher watcher() {
    return new ClassWatcher(List.of(folder), clock);
  }

  private boolean tickAfter(ClassWatcher watcher, Duration wait) {
    clock.now = clock.now.plus(wait);
    return watcher.tick();
  }

  @Test
  void nothingIsToldWhileNothingChanges() {
    ClassWatcher watcher = watcher();

    assertThat(tickAfter(watcher, ClassWatcher.QUIET_WHEN_EMPTY)).isFalse();
  }

  @Test
  void aChangeIsToldOnceAfterItHasComeToRest() throws IOException {
    ClassWatcher watcher = watcher();

    Files.writeString(folder.resolve("A.class"), "changed");
    assertThat(tickAfter(watcher, A_BIT)).isFalse();
    Files.writeString(folder.resolve("B.class"), "b");
    assertThat(tickAfter(watcher, ClassWatcher.QUIET)).as("still moving").isFalse();
    assertThat(tickAfter(watcher, A_BIT)).as("not yet").isFalse();
    assertThat(tickAfter(watcher, ClassWatcher.QUIET)).isTrue();
    assertThat(tickAfter(watcher, ClassWatcher.QUIET)).as("told already").isFalse();
  }

  @Test
  void aChangeThatIsTakenBackIsNotTold() throws IOException {
    ClassWatcher watcher = watcher();

    Files.writeString(folder.resolve("B.class"), "b");
    assertThat(tickAfter(watcher, A_BIT)).isFalse();
    Files.delete(folder.resolve("B.class"));
    assertThat(tickAfter(watcher, A_BIT)).isFalse();
    assertThat(tickAfter(watcher, ClassWatcher.QUIET)).isFalse();
  }

  @Test
  void anEmptiedFolderIsWaitedFor() throws IOException {
    ClassWatcher watcher = watcher();

    Files.delete(folder.resolve("A.class"));
    assertThat(tickAfter(watcher, A_BIT)).isFalse();
    assertThat(tickAfter(watcher, ClassWatcher.QUIET)).isFalse();
    assertThat(tickAfter(watcher, ClassWatcher.QUIET_WHEN_EMPTY)).isTrue();
  }

  @Test
  void looksAreCloserTogetherWhileSomethingMoves() throws IOException {
    ClassWatcher watcher = watcher();
    Duration idle = watcher.pause();

    Files.writeString(folder.resolve("B.class"), "b");
    watcher.tick();

    assertThat(watcher.pause()).isLessThan(idle);
  }

  private static final class MovedClock extends Clock {
    private Instant now = ProjectFixture.NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
