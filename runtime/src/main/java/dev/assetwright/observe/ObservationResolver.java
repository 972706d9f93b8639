package dev.assetwright.observe;

import dev.assetwright.Observed;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an observing method returned into a version. The version of a file is the SHA-256 of its bytes.
 *
 * <p>Thousands of files are looked at every few seconds, so one that is absent costs a look into its folder and one that
 * looks as it did (size, time, inode) is not read again. A file that was written within {@link #SETTLING} of being hashed
 * might be written again without looking different, since clocks of file systems tick in milliseconds; it is hashed again
 * until it has settled. This is what Git calls a racy entry.
 *
 * <p>Safe for several threads.
 */
public final class ObservationResolver implements AutoCloseable {
  /** How old a modification must be for size, time and inode to be trusted. */
  static final Duration SETTLING = Duration.ofSeconds(2);

  private static final int ATTEMPTS = 4;

  private final FileVersionCache cache;
  private final Clock clock;

  /**
   * @param cacheFile where hashes are kept between starts; made when needed, and no loss when it is not there
   * @param clock the clock that the file system's times are compared with
   */
  public ObservationResolver(Path cacheFile, Clock clock) {
    this.cache = new FileVersionCache(cacheFile);
    this.clock = clock;
  }

  /**
   * Returns what is there.
   *
   * @throws StoreUnavailableException if a file is there and cannot be read, or never stops changing while it is; what was
   *     known of it should be kept
   */
  public Observation resolve(Observed observed) {
    if (observed instanceof Observed.Version version) {
      return new Observation(version.token(), version.at(), null);
    }
    if (observed instanceof Observed.Absent absent) {
      return new Observation(null, null, absent.reason());
    }
    return ofFile(((Observed.OfFile) observed).path());
  }

  /** Keeps the hashes for the next start; does nothing when none is new. A file that cannot be written is no harm. */
  public void save() {
    try {
      cache.save();
    } catch (IOException e) {
      // Only time is lost: the next start hashes again.
      return;
    }
  }

  @Override
  public void close() {
    save();
  }

  private Observation ofFile(Path path) {
    File file = path.toFile();
    if (!file.exists()) {
      return absent("There is no file '" + path + "'.");
    }
    if (file.isDirectory()) {
      return absent("'" + path + "' is a folder, not a file.");
    }
    try {
      Observation found = fingerprinted(path.toAbsolutePath());
      if (found == null) {
        throw new StoreUnavailableException(
            "'%s' changes while it is read; what was known of it stays, and it is looked at again."
                .formatted(path));
      }
      return found;
    } catch (NoSuchFileException e) {
      return absent("There is no file '" + path + "'.");
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "'%s' cannot be read (%s); what was known of it stays. Check its permissions."
              .formatted(path, reason(e)),
          e);
    }
  }

  private @Nullable Observation fingerprinted(Path path) throws IOException {
    FileFingerprint before = FileFingerprint.of(path);
    String known = cache.find(path, before);
    if (known != null) {
      return new Observation(known, before.modifiedAt(), null);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String version = hash(path);
      FileFingerprint after = FileFingerprint.of(path);
      if (after.equals(before)) {
        if (hasSettled(after)) {
          cache.put(path, after, version);
        }
        return new Observation(version, after.modifiedAt(), null);
      }
      before = after;
    }
    return null;
  }

  private boolean hasSettled(FileFingerprint fingerprint) {
    Duration age = Duration.between(fingerprint.modifiedAt(), clock.instant()).abs();
    return age.compareTo(SETTLING) > 0;
  }

  private static String hash(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static Observation absent(String reason) {
    return new Observation(null, null, reason);
  }
}
