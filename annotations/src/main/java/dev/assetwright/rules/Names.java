package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How names of Java become names of assets, and which names are allowed. */
public final class Names {
  private static final Predicate<String> PATH =
      Pattern.compile("[a-z0-9_]+(/[a-z0-9_]+)*").asMatchPredicate();
  // Where a word begins: "salesFile" at F, "URLFetch" at F, "sales2Orders" at O.
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9_]+");

  private Names() {}

  /**
   * Returns a Java name in snake case: {@code dailySales} gives {@code daily_sales}, {@code URLFetch} gives {@code
   * url_fetch}.
   *
   * <p>Only the letters A to Z are folded. A name that holds anything else, such as {@code prix$} or {@code größe}, keeps
   * it and is then not a {@link #isName name}.
   */
  public static String snakeCase(String javaName) {
    String separated = WORD_START.matcher(javaName).replaceAll("_");
    StringBuilder folded = new StringBuilder(separated.length());
    for (int i = 0; i < separated.length(); i++) {
      char c = separated.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return folded.toString();
  }

  /** Whether {@code text} can be the name of an asset: {@code [a-z0-9_]+}. */
  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether {@code text} can be a group: names joined by slashes. The empty text, which means no group, is none. */
  public static boolean isGroup(String text) {
    return PATH.test(text);
  }

  /** Whether {@code text} is the written form of an asset key, or of a trailing part of one. */
  public static boolean isKey(String text) {
    return PATH.test(text);
  }

  /**
   * Returns the name or path that was probably meant by a text that is none: {@code "/Raw Data/salesFile"} gives {@code
   * raw_data/sales_file}. Empty when nothing of the text is left, and when the text is fine as it stands.
   */
  public static Optional<String> suggest(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.strip().split("/")) {
      String name =
          FOREIGN.matcher(snakeCase(segment.strip()).toLowerCase(Locale.ROOT)).replaceAll("_");
      name = name.replaceAll("_{2,}", "_").replaceAll("^_|_$", "");
      if (!name.isEmpty()) {
        segments.add(name);
      }
    }
    String path = String.join("/", segments);
    return path.isEmpty() || path.equals(text) ? Optional.empty() : Optional.of(path);
  }
}
