package dev.assetwright.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * One thing examined.
 *
 * @param subject what was looked at, in a word or two
 * @param text what was found, a sentence
 * @param advice what to do; null when there is nothing to do
 */
public record Finding(
    Level level, String subject, String text, @Nullable String advice) {
  /** How a finding is meant. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing. */
    NOTE,
    /** Needs somebody. */
    PROBLEM
  }

  /** Something as it should be. */
  public static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, null);
  }

  /** Something worth knowing. */
  public static Finding note(String subject, String text) {
    return new Finding(Level.NOTE, subject, text, null);
  }

  /** Something that needs somebody. */
  public static Finding problem(String subject, String text, @Nullable String advice) {
    return new Finding(Level.PROBLEM, subject, text, advice);
  }
}
