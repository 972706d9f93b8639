package dev.assetwright.json;

/** A text is not JSON, or not JSON of the type asked for; or a value cannot be written as JSON. */
public final class JsonFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
