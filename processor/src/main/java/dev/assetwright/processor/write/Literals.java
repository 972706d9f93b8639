package dev.assetwright.processor.write;

/** String literals in ASCII, so that they survive every source encoding. */
final class Literals {
  /** A constant of a class file holds 65,535 bytes; a character takes at most three. */
  private static final int LONGEST = 20_000;

  private Literals() {}

  /** Returns the literals whose texts, one after the other, are the text; never none. */
  static String[] parts(String text) {
    String[] parts = new String[Math.max(1, (text.length() + LONGEST - 1) / LONGEST)];
    for (int i = 0; i < parts.length; i++) {
      int end = Math.min(text.length(), (i + 1) * LONGEST);
      parts[i] = quoted(text, i * LONGEST, end);
    }
    return parts;
  }

  private static String quoted(String text, int from, int to) {
    StringBuilder quoted = new StringBuilder(to - from + 2).append('"');
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
