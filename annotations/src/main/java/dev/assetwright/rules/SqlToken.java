package dev.assetwright.rules;

/**
 * One token of SQL.
 *
 * @param text as written
 * @param start the offset of its first character
 */
record SqlToken(Kind kind, String text, int start) {
  enum Kind {
    /** A keyword or a bare identifier. */
    WORD,
    NUMBER,
    /** A string or a blob literal. */
    STRING,
    /** An identifier in double quotes, back quotes or brackets. */
    QUOTED,
    /** {@code {upstream}}. */
    PLACEHOLDER,
    /** {@code :name}, {@code ?}, {@code @name}, {@code $name}. */
    PARAMETER,
    /** An operator or a punctuation mark. */
    SYMBOL
  }

  int end() {
    return start + text.length();
  }

  /** Whether this is the symbol or, in any case, the bare word. */
  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(symbolOrWord);
  }
}
