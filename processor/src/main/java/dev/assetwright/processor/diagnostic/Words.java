package dev.assetwright.processor.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Wording that many messages share. */
public final class Words {
  private static final int LONGEST_LIST = 10;

  private Words() {}

  /** Returns what the user wrote, in quotes. */
  public static String quoted(Object text) {
    return "'" + text + "'";
  }

  /** Returns lines, given sorted; after ten it says how many others there are. */
  public static List<String> lines(Collection<String> all) {
    List<String> lines = new ArrayList<>(all.stream().limit(LONGEST_LIST).toList());
    if (all.size() > LONGEST_LIST) {
      lines.add("and %d others".formatted(all.size() - LONGEST_LIST));
    }
    return lines;
  }
}
