package dev.assetwright.warehouse.sql;

import dev.assetwright.spi.OutputRejectedException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an output one by one: makes cells of each, and computes the version of all. */
public final class RowIntake {
  private RowIntake() {}

  /** Where cells go. */
  public interface Sink {
    /** Takes a row; it may be written later, with others. */
    void take(@Nullable Object[] cells);
  }

  /**
   * Takes all rows. Their own code runs outside of the guard.
   *
   * @throws OutputRejectedException if one does not fit
   */
  public static RowHash take(
      Iterator<?> rows, RowShape shape, @Nullable String partition, SessionGuard guard, Sink sink) {
    RowHash hash = new RowHash();
    long number = 0;
    while (rows.hasNext()) {
      guard.requireOpen();
      Object row = rows.next();
      number++;
      if (row == null) {
        throw new OutputRejectedException("Row %d is null.".formatted(number));
      }
      @Nullable Object[] cells = shape.toSql(row, partition, number);
      hash.add(cells);
      sink.take(cells);
    }
    return hash;
  }
}
