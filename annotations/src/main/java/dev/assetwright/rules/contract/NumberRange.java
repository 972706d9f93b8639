package dev.assetwright.rules.contract;

/**
 * The numbers from {@code min} to {@code max}, both included; infinite where there is no bound.
 *
 * @param min no greater than {@code max}
 */
public record NumberRange(double min, double max) {
  /** Every number. */
  public static final NumberRange ALL =
      new NumberRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public NumberRange {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "The range from %s to %s holds no number.".formatted(min, max));
    }
  }

  /** Whether every number of the other is one of this. */
  public boolean contains(NumberRange other) {
    return min <= other.min && other.max <= max;
  }

  /** Whether there is a least value. */
  public boolean hasMin() {
    return min != Double.NEGATIVE_INFINITY;
  }

  /** Whether there is a greatest value. */
  public boolean hasMax() {
    return max != Double.POSITIVE_INFINITY;
  }

  /** Returns the form for people: {@code at least 0}, {@code 0 to 100}. */
  @Override
  public String toString() {
    if (hasMin() && hasMax()) {
      return text(min) + " to " + text(max);
    }
    return hasMin() ? "at least " + text(min) : hasMax() ? "at most " + text(max) : "any number";
  }

  /** Returns a bound without a needless {@code .0}. */
  public static String text(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
