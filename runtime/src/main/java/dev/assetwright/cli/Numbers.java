package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import java.util.List;

/** Numbers that options take. */
final class Numbers {
  private static final int GREATEST_PORT = 65_535;

  private Numbers() {}

  /** Returns the number; refuses a smaller one than {@code least}. */
  static int atLeast(int least, String option, int number) {
    if (number < least) {
      throw refused("'%s' takes a number from %d on, not %d.".formatted(option, least, number));
    }
    return number;
  }

  /** Returns the number if it may be that of a port. */
  static int port(String option, int number) {
    if (number < 0 || number > GREATEST_PORT) {
      throw refused(
          "'%s' takes a number from 0 to %d, not %d.".formatted(option, GREATEST_PORT, number));
    }
    return number;
  }

  private static ApplicationException refused(String message) {
    return new ApplicationException(
        ApplicationException.Category.USAGE, "InvalidArgument", message, List.of());
  }
}
