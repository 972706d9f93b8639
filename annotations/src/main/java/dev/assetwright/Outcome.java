package dev.assetwright;

/**
 * What a check found.
 *
 * @param passed whether the data is as it should be
 * @param message the finding in a short sentence, such as {@code 12 of 3,108 rows have no customer}
 */
public record Outcome(boolean passed, String message) {
  /** Returns an outcome that passes when the condition holds. */
  public static Outcome pass(boolean condition, String message) {
    return new Outcome(condition, message);
  }

  /** Returns a failed outcome. */
  public static Outcome fail(String message) {
    return new Outcome(false, message);
  }
}
