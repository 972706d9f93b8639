package dev.assetwright.rules;

import java.util.Locale;

/**
 * The rules that hold at compile time and at run time alike, with the codes that both print. The processor's catalog has each
 * of them under the same name.
 */
public enum RuleCode {
  /** A reference means no asset. */
  UNKNOWN_UPSTREAM,
  /** A reference means several assets. */
  AMBIGUOUS_UPSTREAM,
  /** A reader cannot hold what its upstream makes. */
  TYPE_MISMATCH,
  /** A name, a group or a reference is not made of what keys are made of. */
  BAD_NAME,
  /** A schedule is no cron expression. */
  BAD_CRON,
  /** A text is no duration. */
  BAD_DURATION,
  /** A number of retries is negative, or what is said of them cannot be. */
  BAD_RETRIES,
  /** An external is read in a way that cannot work. */
  BAD_EXTERNAL,
  /** A placeholder of a SQL statement means no asset. */
  UNKNOWN_SQL_UPSTREAM,
  /** A statement is not one {@code SELECT} over tables, or is not there. */
  BAD_SQL,
  /** An asset takes places of a pool that nothing declares. */
  UNKNOWN_POOL,
  /** A pool is declared in a way that says nothing, or an asset takes more of it than there is. */
  BAD_POOL,
  /** A former key is no key of the past. */
  BAD_FORMERLY,
  /** Assets need each other in a circle. */
  DEPENDENCY_CYCLE,
  /** Two declarations make the same key. */
  DUPLICATE_KEY,
  /** Grids of neighbors do not fit, or a partition is asked for where there is none. */
  PARTITION_MISMATCH,
  /** What is written about the partitions of an upstream is no mapping, or reaches none. */
  BAD_MAPPING,
  /** Neighbors cut time in different zones. */
  MIXED_ZONES,
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
