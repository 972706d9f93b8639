package dev.assetwright.execute;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Makes short ids that nothing has yet: six hexadecimal digits, more when six are taken too often. */
public final class RunIds {
  private static final int SHORTEST = 6;
  private static final int TRIES_EACH = 8;
  private final RandomGenerator random;

  public RunIds(RandomGenerator random) {
    this.random = random;
  }

  /** Returns an id that {@code taken} does not know. */
  public String next(Predicate<String> taken) {
    for (int length = SHORTEST; ; length++) {
      for (int i = 0; i < TRIES_EACH; i++) {
        StringBuilder id = new StringBuilder(length);
        for (int k = 0; k < length; k++) {
          id.append(Character.forDigit(random.nextInt(16), 16));
        }
        if (!taken.test(id.toString())) {
          return id.toString();
        }
      }
    }
  }
}
