package dev.assetwright;

import java.nio.file.Path;
import java.time.Instant;

/** What was seen when an external asset was looked at. */
public sealed interface Observed {
  /**
   * Something is there.
   *
   * @param token changes exactly when the data does: a version, an etag, a hash; never empty
   * @param at when the data came to be, as far as known
   */
  record Version(String token, Instant at) implements Observed {
    public Version {
      if (token.isEmpty()) {
        throw new IllegalArgumentException("The token of an observation is empty.");
      }
    }
  }

  /**
   * A file. Its version is the SHA-256 of its bytes, computed by the engine and kept while size, time and inode stay; a
   * file that does not exist is absent.
   */
  record OfFile(Path path) implements Observed {}

  /** Nothing is there, which is no error. */
  record Absent(String reason) implements Observed {}

  /** Returns that something is there, in the given version. */
  static Observed of(String token, Instant at) {
    return new Version(token, at);
  }

  /** Returns that the asset is this file, there or not. */
  static Observed file(Path path) {
    return new OfFile(path);
  }

  /** Returns that nothing is there. */
  static Observed absent(String reason) {
    return new Absent(reason);
  }
}
