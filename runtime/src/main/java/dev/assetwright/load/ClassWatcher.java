package dev.assetwright.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices that classes were compiled anew, by looking at sizes and times of files: polling works on every file system and
 * costs some 2 ms per thousand classes.
 *
 * <p>A change is told once, after nothing has moved for {@link #QUIET}: a compiler writes one file after the other. Folders
 * without any file are waited for longer, since a clean build empties them first. Not safe for several threads.
 */
public final class ClassWatcher {
  /** How long nothing may move before a change is told. */
  public static final Duration QUIET = Duration.ofMillis(400);

  /** The same while a folder is empty. */
  public static final Duration QUIET_WHEN_EMPTY = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_WHILE_MOVING = Duration.ofMillis(100);

  private final List<Path> watched;
  private final Clock clock;
  private List<FolderStamp> told;
  private List<FolderStamp> seen;
  private Instant seenAt;

  /** Watches folders and files, from their present state on; they need not exist. */
  public ClassWatcher(List<Path> watched, Clock clock) {
    this.watched = List.copyOf(watched);
    this.clock = clock;
    this.told = look();
    this.seen = told;
    this.seenAt = clock.instant();
  }

  /** Looks once, and returns whether there is a change that has come to rest. */
  public boolean tick() {
    Instant now = clock.instant();
    List<FolderStamp> current = look();
    if (!current.equals(seen)) {
      seen = current;
      seenAt = now;
      return false;
    }
    if (seen.equals(told) || Duration.between(seenAt, now).compareTo(quiet()) < 0) {
      return false;
    }
    told = seen;
    return true;
  }

  /** How long to wait before the next look. */
  public Duration pause() {
    return seen.equals(told) ? POLL : POLL_WHILE_MOVING;
  }

  private Duration quiet() {
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).isEmpty() && !told.get(i).isEmpty()) {
        return QUIET_WHEN_EMPTY;
      }
    }
    return QUIET;
  }

  private List<FolderStamp> look() {
    List<FolderStamp> stamps = new ArrayList<>();
    for (Path path : watched) {
      try {
        stamps.add(FolderStamp.of(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stamps;
  }
}
