package dev.assetwright.rules;

import java.util.List;
import java.util.Locale;

/** Reads a selection by recursive descent: {@code or} binds loosest, then {@code and}, {@code not}, {@code +}. */
final class SelectionParser {
  private static final int GREATEST_NESTING = 200;
  private static final String MARKS = "()+\"':,";

  private final String text;
  private int position;
  private int nesting;

  private SelectionParser(String text) {
    this.text = text;
  }

  static SelectionTerm parse(String text) {
    SelectionParser parser = new SelectionParser(text);
    parser.skipBlanks();
    if (parser.atEnd()) {
      throw new SelectionException(
          0, "The selection is empty; write the key of an asset, 'group:mart', or '*' for all.");
    }
    SelectionTerm term = parser.parseOr();
    if (!parser.atEnd()) {
      throw parser.unexpected();
    }
    return term;
  }

  private SelectionTerm parseOr() {
    SelectionTerm term = parseAnd();
    while (takeKeyword("or")) {
      term = new SelectionTerm.Or(term, parseAnd());
    }
    return term;
  }

  private SelectionTerm parseAnd() {
    SelectionTerm term = parseNot();
    while (takeKeyword("and")) {
      term = new SelectionTerm.And(term, parseNot());
    }
    return term;
  }

  private SelectionTerm parseNot() {
    if (++nesting > GREATEST_NESTING) {
      throw new SelectionException(position, "The selection is nested too deeply.");
    }
    SelectionTerm term = takeKeyword("not") ? new SelectionTerm.Not(parseNot()) : parseAround();
    nesting--;
    return term;
  }

  private SelectionTerm parseAround() {
    int upstream = takeUpstream();
    SelectionTerm term = parsePrimary();
    int downstream = takeDownstream();
    skipBlanks();
    return upstream == 0 && downstream == 0
        ? term
        : new SelectionTerm.Around(term, upstream, downstream);
  }

  /** Takes {@code +} or {@code 2+}; leaves the digits of an asset called {@code 2}, as in {@code 2+}, alone. */
  private int takeUpstream() {
    int digits = position;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits >= text.length() || text.charAt(digits) != '+') {
      return 0;
    }
    if (digits > position && !beginsPrimary(digits + 1)) {
      return 0;
    }
    int steps = digits == position ? SelectionTerm.ALL : parseSteps(position, digits);
    position = digits + 1;
    return steps;
  }

  private int takeDownstream() {
    if (atEnd() || text.charAt(position) != '+') {
      return 0;
    }
    int digits = ++position;
    while (!atEnd() && isDigit(text.charAt(position))) {
      position++;
    }
    return digits == position ? SelectionTerm.ALL : parseSteps(digits, position);
  }

  private int parseSteps(int from, int to) {
    if (to - from > 9) {
      throw new SelectionException(
          from,
          "'%s' is too many steps; a bare '+' takes all.".formatted(text.substring(from, to)));
    }
    return Integer.parseInt(text.substring(from, to));
  }

  private boolean beginsPrimary(int index) {
    if (index >= text.length()) {
      return false;
    }
    char c = text.charAt(index);
    return c == '(' || c == '"' || c == '\'' || isWord(c);
  }

  private SelectionTerm parsePrimary() {
    if (atEnd()) {
      throw new SelectionException(
          position,
          "The selection ends where the key of an asset or a term like 'group:mart' is missing.");
    }
    if (text.charAt(position) == '(') {
      return parseParentheses();
    }
    int start = position;
    boolean bare = isWord(text.charAt(position));
    String word = takeValue();
    if (!atEnd() && text.charAt(position) == ':') {
      return parseAttribute(word, start);
    }
    if (bare && isKeyword(word)) {
      throw new SelectionException(
          start,
          "'%s' stands where the key of an asset or a term like 'group:mart' is missing."
              .formatted(word));
    }
    return new SelectionTerm.Key(word, start);
  }

  private SelectionTerm parseParentheses() {
    int open = position++;
    skipBlanks();
    SelectionTerm term = parseOr();
    if (atEnd()) {
      throw new SelectionException(
          open, "'(' at character %d is never closed.".formatted(open + 1));
    }
    if (text.charAt(position) != ')') {
      throw unexpected();
    }
    position++;
    return term;
  }

  private SelectionTerm parseAttribute(String label, int start) {
    SelectionAttribute attribute = SelectionAttribute.find(label)
        .orElseThrow(() -> new SelectionException(
            start,
            "Assets cannot be selected by '%s:'; there are %s.".formatted(label, attributes())));
    int valueStart = ++position;
    if (atEnd() || !beginsPrimary(position) || text.charAt(position) == '(') {
      throw new SelectionException(
          valueStart,
          "'%s:' needs a value right behind it; one with blanks goes in quotes.".formatted(label));
    }
    String value = takeValue();
    return new SelectionTerm.Attribute(attribute, value, start);
  }

  private static String attributes() {
    List<String> labels = SelectionAttribute.labels();
    return "'" + String.join(":', '", labels) + ":'";
  }

  /** Takes words and quoted texts that touch each other, {@code tier="1 a"}. */
  private String takeValue() {
    StringBuilder value = new StringBuilder();
    int start = position;
    while (!atEnd()) {
      char c = text.charAt(position);
      if (c == '"' || c == '\'') {
        value.append(takeQuoted(c));
      } else if (isWord(c)) {
        value.append(c);
        position++;
      } else {
        break;
      }
    }
    if (position == start) {
      throw unexpected();
    }
    return value.toString();
  }

  private String takeQuoted(char quote) {
    int end = text.indexOf(quote, position + 1);
    if (end < 0) {
      throw new SelectionException(
          position, "The quote at character %d is never closed.".formatted(position + 1));
    }
    String quoted = text.substring(position + 1, end);
    if (quoted.isBlank()) {
      throw new SelectionException(position, "There is nothing between the quotes.");
    }
    position = end + 1;
    return quoted;
  }

  private boolean takeKeyword(String keyword) {
    skipBlanks();
    int end = position + keyword.length();
    boolean matches = text.regionMatches(true, position, keyword, 0, keyword.length());
    if (!matches || end < text.length() && continuesWord(text.charAt(end))) {
      return false;
    }
    position = end;
    skipBlanks();
    return true;
  }

  private static boolean continuesWord(char c) {
    return isWord(c) || c == ':' || c == '+';
  }

  private SelectionException unexpected() {
    char c = text.charAt(position);
    if (MARKS.indexOf(c) >= 0 && c != '(' && c != '"' && c != '\'') {
      return new SelectionException(
          position, "'%c' at character %d does not belong here.".formatted(c, position + 1));
    }
    return new SelectionException(
        position,
        "'%s' at character %d follows without 'and' or 'or'.".formatted(rest(), position + 1));
  }

  private String rest() {
    int end = position + 1;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != ')') {
      end++;
    }
    return text.substring(position, end);
  }

  private void skipBlanks() {
    while (!atEnd() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean atEnd() {
    return position >= text.length();
  }

  private static boolean isKeyword(String word) {
    return List.of("and", "or", "not").contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isWord(char c) {
    return !Character.isWhitespace(c) && MARKS.indexOf(c) < 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
