package dev.assetwright.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a store that is not in the home.
 *
 * @param remarks in the order in which they should be read
 * @param isReadable whether it has the newest schema and nothing is wrong, so that its contents can be examined next
 * @param sizeBytes what it takes in all; 0 when that is not known
 */
public record StoreExamination(List<Remark> remarks, boolean isReadable, long sizeBytes) {
  public StoreExamination {
    remarks = List.copyOf(remarks);
  }

  /** How much a remark matters. */
  public enum Level {
    /** All is well. */
    OK,
    /** Worth knowing. */
    NOTE,
    /** Something is wrong. */
    PROBLEM
  }

  /**
   * One thing that was seen.
   *
   * @param text in whole sentences
   * @param advice what to do about it; null when there is nothing to do
   */
  public record Remark(Level level, String text, @Nullable String advice) {}
}
