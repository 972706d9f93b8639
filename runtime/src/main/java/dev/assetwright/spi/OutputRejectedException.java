package dev.assetwright.spi;

/**
 * What an asset's method returned cannot be stored, by the asset's own doing: null, a row of another partition, a decimal
 * that a NUMERIC column would change. The message names row and column. Nothing was published.
 */
public class OutputRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutputRejectedException(String message) {
    super(message);
  }

  public OutputRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
