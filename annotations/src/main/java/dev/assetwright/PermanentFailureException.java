package dev.assetwright;

/**
 * Thrown by an asset method when trying again with the same inputs and the same code is of no use, such as for a file
 * that cannot be read. The attempt is not retried, and automation leaves the cell alone until an input or the code
 * changes.
 */
public class PermanentFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailureException(String message) {
    super(message);
  }

  public PermanentFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
