package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A breach of a rule, in words that compile time and run time have in common.
 *
 * @param code which rule
 * @param headline what is wrong, a sentence that stands alone
 * @param hints how it came about and what would fix it, a line each
 */
public record Problem(RuleCode code, String headline, List<String> hints) {
  private static final int LONGEST_LIST = 10;

  public Problem {
    hints = List.copyOf(hints);
  }

  /** Makes a problem. */
  public static Problem of(RuleCode code, String headline, String... hints) {
    return new Problem(code, headline, List.of(hints));
  }

  /** Returns it where no compiler shows it: the headline behind its code, the hints indented. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("[Assetwright/%s] %s".formatted(code.word(), headline));
    hints.forEach(hint -> lines.add("  " + hint));
    return lines;
  }

  /** Returns lines, given sorted; after ten it says how many others there are. */
  public static List<String> atMostTen(Collection<String> all) {
    List<String> lines = new ArrayList<>(all.stream().limit(LONGEST_LIST).toList());
    int left = all.size() - lines.size();
    if (left > 0) {
      lines.add("and %d %s".formatted(left, left == 1 ? "other" : "others"));
    }
    return lines;
  }
}
