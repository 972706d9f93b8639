package dev.assetwright.cli;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes words so that a POSIX shell reads them back as they are. */
final class Shell {
  /** What no shell gives a meaning; a {@code +} has none, but the quotes show where the selection ends. */
  private static final Predicate<String> PLAIN =
      Pattern.compile("[A-Za-z0-9_./:=,@%-]+").asMatchPredicate();

  private Shell() {}

  static String join(List<String> words) {
    return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return PLAIN.test(word) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
