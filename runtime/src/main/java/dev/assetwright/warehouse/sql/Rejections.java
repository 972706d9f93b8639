package dev.assetwright.warehouse.sql;

import dev.assetwright.spi.OutputRejectedException;
import org.jspecify.annotations.Nullable;

/** The sentences in which the warehouse refuses an output; rows are counted from 1. */
public final class Rejections {
  private Rejections() {}

  /** A cell that its column does not keep. */
  public static OutputRejectedException cell(long row, String column, UnstorableException why) {
    return new OutputRejectedException(
        "Row %d, column '%s' %s.".formatted(row, column, why.getMessage()), why);
  }

  /** A row of another partition. */
  public static OutputRejectedException partition(
      long row, String column, @Nullable Object found, String partition) {
    return new OutputRejectedException(
        "Row %d, column '%s' is %s, but only rows of '%s' belong to this partition."
            .formatted(row, column, found == null ? "null" : "'" + found + "'", partition));
  }
}
