package dev.assetwright.app;

import java.util.List;

/**
 * A request that cannot be served, told in the user's words; nothing has been changed.
 *
 * <p>Commands print it as {@code error: [Assetwright/Code] message} with the hints below, the web API answers it as JSON.
 */
public final class ApplicationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final Category category;
  private final transient List<String> hints;

  /** Whose doing it is; decides exit status and HTTP status. */
  public enum Category {
    /** The request made no sense: exit status 2, HTTP 400. */
    USAGE,
    /** It names something that does not exist: exit status 2, HTTP 404. */
    NOT_FOUND,
    /** The environment refused: exit status 3, HTTP 503. */
    ENVIRONMENT
  }

  /** Takes a stable code, a first line that stands alone, and what else helps, a line each. */
  public ApplicationException(Category category, String code, String message, List<String> hints) {
    super(message);
    this.category = category;
    this.code = code;
    this.hints = List.copyOf(hints);
  }

  /** The stable code, {@code UnknownAsset}. */
  public String code() {
    return code;
  }

  /** Whose doing it is. */
  public Category category() {
    return category;
  }

  /** What else helps, a line each. */
  public List<String> hints() {
    return hints;
  }
}
