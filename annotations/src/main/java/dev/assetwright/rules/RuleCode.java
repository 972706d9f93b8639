package dev.assetwright.rules;

import java.util.Locale;

/**
 * The rules that hold at compile time and at run time alike, with the codes that both print. The processor's catalog has each
 * of them under the same name.
 */
public enum RuleCode {
  /** A reference means no asset. */
  UNKNOWN_UPSTREAM,
  /** Assets need each other in a circle. */
  DEPENDENCY_CYCLE,
  /** Two declarations make the same key. */
  DUPLICATE_KEY,
  /** Grids of neighbors do not fit, or a partition is asked for where there is none. */
  PARTITION_MISMATCH,
  /** A check cannot work as declared. */
  BAD_CHECK,
  /** A module names something it cannot use. */
  BAD_MODULE;

  /** The code as users see it, {@code UnknownUpstream}. */
  public String word() {
    return word(name());
  }

  /** Returns the name of a constant as users see it: {@code UnknownUpstream} of {@code UNKNOWN_UPSTREAM}. */
  public static String word(String constant) {
    StringBuilder joined = new StringBuilder();
    for (String part : constant.split("_")) {
      joined.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return joined.toString();
  }
}
