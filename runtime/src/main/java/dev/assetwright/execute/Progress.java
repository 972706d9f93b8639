package dev.assetwright.execute;

/**
 * How far an attempt is.
 *
 * @param done how much is done, from 0
 * @param total how much there is to do; 0 when that is not known
 */
public record Progress(long done, long total) {
  public Progress {
    if (done < 0 || total < 0) {
      throw new IllegalArgumentException(
          "%d of %d is no progress: neither may be below 0.".formatted(done, total));
    }
  }

  /** For people: {@code 1,200 of 5,000 done (24 %)}. */
  public String told() {
    return total == 0
        ? "%,d done".formatted(done)
        : "%,d of %,d done (%d %%)".formatted(done, total, percent());
  }

  /** Rounded down, so that what is told to be done is; 100 at most. */
  private long percent() {
    return Math.min(100, (long) (100.0 * done / total));
  }
}
