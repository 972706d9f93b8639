package dev.assetwright.execute;

/** No asset has a dynamic grid of that name; the message is for people. */
public final class UnknownGridException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownGridException(String message) {
    super(message);
  }
}
