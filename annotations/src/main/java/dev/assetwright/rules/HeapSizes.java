package dev.assetwright.rules;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of a heap, as the options of a JVM have them: {@code 512m}, {@code 2g}. */
public final class HeapSizes {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([kmg])");
  private static final long LEAST = 16L << 20;

  private HeapSizes() {}

  /**
   * Returns how many bytes a text means.
   *
   * @throws IllegalArgumentException if it is no size, or one in which nothing can run, with a sentence that says what to write
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      String lower =
          text.strip().toLowerCase(Locale.ROOT).replaceFirst("(?<=[0-9]) *([kmg])i?b$", "$1");
      throw new IllegalArgumentException("'%s' is no size of a heap; write %s."
          .formatted(
              text,
              FORM.matcher(lower).matches() ? "'" + lower + "'" : "one such as '512m' or '2g'"));
    }
    int shift = switch (form.group(2)) {
      case "k" -> 10;
      case "m" -> 20;
      default -> 30;
    };
    long bytes = Long.parseLong(form.group(1)) << shift;
    if (bytes < LEAST) {
      throw new IllegalArgumentException(
          "'%s' of heap is too little to run anything in; '16m' is the least.".formatted(text));
    }
    return bytes;
  }
}
