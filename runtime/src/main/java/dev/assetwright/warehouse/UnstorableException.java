package dev.assetwright.warehouse;

/** A single cell does not fit its column. The message is the end of a sentence that starts with row and column. */
final class UnstorableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnstorableException(String message) {
    super(message);
  }
}
