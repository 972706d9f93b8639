package dev.assetwright.execute;

/** A promise between parts of the engine was broken: a bug of ours, told as such. */
final class InternalFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InternalFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
