package dev.assetwright.spi;

/**
 * The store, the warehouse or a value file could not be read or written: locked for longer than the busy timeout, a full
 * disk, no permission, a damaged file. The message says which file and what to do; what was asked for did not happen, and
 * asking again is safe.
 */
public class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
