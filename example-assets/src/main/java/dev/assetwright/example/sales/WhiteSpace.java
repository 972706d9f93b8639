package dev.assetwright.example.sales;

/**
 * Blanks as Unicode means them (property White_Space), the no-break space of spreadsheets included, which neither {@link
 * String#strip} nor {@link Character#isWhitespace} knows.
 */
final class WhiteSpace {
  private WhiteSpace() {}

  /** Returns whether there is nothing but white space. */
  static boolean isBlank(String text) {
    return text.chars().allMatch(WhiteSpace::isWhiteSpace);
  }

  /** Returns the text without white space at its ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns the text without white space at its ends, and with one blank for each run of it inside. */
  static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean inGap = false;
    for (char character : trim(text).toCharArray()) {
      boolean isGap = isWhiteSpace(character);
      if (!isGap) {
        collapsed.append(character);
      } else if (!inGap) {
        collapsed.append(' ');
      }
      inGap = isGap;
    }
    return collapsed.toString();
  }

  // Every character with this property lies in the basic plane, so that a char at a time is enough.
  static boolean isWhiteSpace(int character) {
    return (character >= 0x09 && character <= 0x0D)
        || character == 0x85
        || Character.isSpaceChar(character);
  }
}
