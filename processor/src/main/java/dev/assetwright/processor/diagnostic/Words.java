package dev.assetwright.processor.diagnostic;

import dev.assetwright.rules.Problem;
import java.util.Collection;
import java.util.List;

/** Wording that many messages share. */
public final class Words {
  private Words() {}

  /** Returns what the user wrote, in quotes. */
  public static String quoted(Object text) {
    return "'" + text + "'";
  }

  /** Returns lines, given sorted; after ten it says how many others there are. */
  public static List<String> lines(Collection<String> all) {
    return Problem.atMostTen(all);
  }
}
