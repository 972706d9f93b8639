package dev.assetwright.json;

/** A value cannot be written as JSON, or JSON is not what a type expects. The message says where. */
public final class JsonMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonMismatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
