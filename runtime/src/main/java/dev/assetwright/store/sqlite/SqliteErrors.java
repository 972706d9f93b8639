package dev.assetwright.store.sqlite;

import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sql.StoreErrors;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's codes mean. */
final class SqliteErrors extends StoreErrors {
  /** The low byte of a code is its kind; the rest refines it. */
  private static final int KIND = 0xff;

  SqliteErrors(Path file) {
    super(file.toString());
  }

  /** Whether another process holds the lock. */
  @Override
  public boolean mayPass(SQLException e) {
    int kind = e.getErrorCode() & KIND;
    return kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  @Override
  public StoreUnavailableException waited(Duration waited, SQLException cause) {
    return new StoreUnavailableException(
        ("The store '%s' was locked by another program for more than %d s. Nothing was written. Close what has the"
                + " file open (a database browser, a backup), then repeat this.")
            .formatted(store(), waited.toSeconds()),
        cause);
  }

  @Override
  protected String advice(SQLException e) {
    int kind = e.getErrorCode() & KIND;
    if (mayPass(e)) {
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
