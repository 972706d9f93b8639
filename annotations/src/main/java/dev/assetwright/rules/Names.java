package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How names of Java become names of assets, and which names are allowed. */
public final class Names {
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
    StringBuilder folded = new StringBuilder(javaName.length() + 8);
    for (int i = 0; i < javaName.length(); i++) {
      char c = javaName.charAt(i);
      if (i > 0 && isWordStart(javaName, i)) {
        folded.append('_');
      }
      folded.append(isCapital(c) ? (char) (c - 'A' + 'a') : c);
    }
    return folded.toString();
  }

  /** Where a word begins: "salesFile" at F, "URLFetch" at F, "sales2Orders" at O. */
  private static boolean isWordStart(String name, int at) {
    char before = name.charAt(at - 1);
    if (!isCapital(name.charAt(at))) {
      return false;
    }
    return isSmall(before)
        || before >= '0' && before <= '9'
        || isCapital(before) && at + 1 < name.length() && isSmall(name.charAt(at + 1));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether {@code text} can be the name of an asset: {@code [a-z0-9_]+}. */
  public static boolean isName(String text) {
    return text.indexOf('/') < 0 && isKey(text);
  }

  /** Whether {@code text} can be a group: names joined by slashes. The empty text, which means no group, is none. */
  public static boolean isGroup(String text) {
    return isKey(text);
  }

  /** Whether {@code text} is the written form of an asset key, or of a trailing part of one. */
  public static boolean isKey(String text) {
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPart = isSmall(c) || c >= '0' && c <= '9' || c == '_';
      if (!isPart && !(c == '/' && begun)) {
        return false;
      }
      begun = isPart;
    }
    return begun;
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
