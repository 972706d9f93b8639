package dev.assetwright.store.sqlite;

import dev.assetwright.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;

/** Says in words what SQLite's codes mean for the one who runs Assetwright. */
final class StoreErrors {
  /** The low byte of a code is its kind; the rest refines it. */
  private static final int KIND = 0xff;

  private final Path file;

  StoreErrors(Path file) {
    this.file = file;
  }

  /** Whether another process holds the lock, so that waiting may help. */
  static boolean isBusy(SQLException e) {
    int kind = e.getErrorCode() & KIND;
    return kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  StoreUnavailableException locked(Duration waited, Throwable cause) {
    return new StoreUnavailableException(
        ("The store '%s' was locked by another program for more than %d s. Nothing was written. Close what has the"
                + " file open (a database browser, a backup), then repeat this.")
            .formatted(file, waited.toSeconds()),
        cause);
  }

  StoreUnavailableException closed() {
    return new StoreUnavailableException(
        "The store '%s' is closed. Nothing was written.".formatted(file));
  }

  StoreUnavailableException opening(SQLException e) {
    return new StoreUnavailableException(
        "The store '%s' could not be opened: %s".formatted(file, advice(e)), e);
  }

  StoreUnavailableException reading(SQLException e) {
    return new StoreUnavailableException(
        "The store '%s' could not be read: %s".formatted(file, advice(e)), e);
  }

  StoreUnavailableException writing(Throwable e) {
    String advice = e instanceof SQLException sql
        ? advice(sql)
        : "%s. This is a bug in Assetwright.".formatted(e);
    return new StoreUnavailableException(
        "The store '%s' could not be written: %s Nothing of it was kept.".formatted(file, advice),
        e);
  }

  private String advice(SQLException e) {
    int kind = e.getErrorCode() & KIND;
    if (isBusy(e)) {
      return "it is locked by another program. Close what has the file open, then repeat this.";
    } else if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
      return "the disk is full. Make room, then repeat this.";
    } else if (kind == SQLiteErrorCode.SQLITE_IOERR.code) {
      return "the disk reported an error (%s). Look whether it is full or failing, then repeat this."
          .formatted(e.getMessage());
    } else if (kind == SQLiteErrorCode.SQLITE_READONLY.code
        || kind == SQLiteErrorCode.SQLITE_PERM.code) {
      return "no permission to write. Give the user that runs Assetwright write access to the file and its folder.";
    } else if (kind == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return "the file cannot be opened. Look whether its folder exists and can be written.";
    } else if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code
        || kind == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return "the file is damaged or no SQLite database. Move it away or restore a copy; without it everything"
          + " counts as never materialized.";
    }
    return e.getMessage() + ".";
  }
}
