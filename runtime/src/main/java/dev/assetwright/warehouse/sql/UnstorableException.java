package dev.assetwright.warehouse.sql;

/** A single cell does not fit its column. The message is the end of a sentence that starts with row and column. */
public final class UnstorableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** @param message such as {@code is 300, too large for byte} */
  public UnstorableException(String message) {
    super(message);
  }
}
