package dev.assetwright.warehouse;

import dev.assetwright.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells apart what SQLite refuses, and says it in a sentence that names the file and the way out. */
record SqlFailures(Path file) {
  // The driver's text: "[SQLITE_BUSY] The database file is locked (database is locked)".
  private static final Pattern DETAIL = Pattern.compile("\\((.*)\\)\\s*$", Pattern.DOTALL);

  // Primary result codes, https://www.sqlite.org/rescode.html.
  private static final int ERROR = 1;
  private static final int PERM = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int TOOBIG = 18;
  private static final int MISMATCH = 20;
  private static final int RANGE = 25;
  private static final int NOTADB = 26;

  /** Whether the statement is to blame, not the file. */
  static boolean isStatementAtFault(SQLException e) {
    int code = code(e);
    return code == ERROR || code == READONLY || code == TOOBIG || code == MISMATCH || code == RANGE;
  }

  /** What SQLite itself says. */
  static String detail(SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = DETAIL.matcher(message);
    return matcher.find() ? matcher.group(1) : message;
  }

  StoreUnavailableException unavailable(SQLException e) {
    String sentence = switch (code(e)) {
      case BUSY, LOCKED ->
        "'%s' is locked by another program. End its transaction or close it, then try again.";
      case FULL -> "The disk of '%s' is full. Free some space, then try again.";
      case READONLY, PERM, CANTOPEN ->
        "'%s' cannot be written. Check that its folder is there and may be written to, then try again.";
      case CORRUPT, NOTADB ->
        "'%s' is damaged or no SQLite database. Move it away; its tables are then missing and can be materialized again.";
      default -> "'%s' could not be used. Nothing was changed; trying again is safe.";
    };
    return new StoreUnavailableException(sentence.formatted(file) + " (" + detail(e) + ")", e);
  }

  private static int code(SQLException e) {
    return e.getErrorCode() & 0xff;
  }
}
