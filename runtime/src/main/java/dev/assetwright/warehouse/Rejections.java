package dev.assetwright.warehouse;

import dev.assetwright.spi.OutputRejectedException;
import org.jspecify.annotations.Nullable;

/** The sentences in which the warehouse refuses an output; rows are counted from 1. */
final class Rejections {
  private Rejections() {}

  static OutputRejectedException cell(long row, String column, UnstorableException why) {
    return new OutputRejectedException(
        "Row %d, column '%s' %s.".formatted(row, column, why.getMessage()), why);
  }

  static OutputRejectedException partition(
      long row, String column, @Nullable Object found, String partition) {
    return new OutputRejectedException(
        "Row %d, column '%s' is %s, but only rows of '%s' belong to this partition."
            .formatted(row, column, found == null ? "null" : "'" + found + "'", partition));
  }
}
