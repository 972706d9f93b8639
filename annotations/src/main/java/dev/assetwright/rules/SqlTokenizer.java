package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens, as SQLite does, with {@code {upstream}} added. Comments and white space are left out. */
final class SqlTokenizer {
  private static final List<String> LONG_SYMBOLS =
      List.of("->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "::");

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private final List<SqlStatement.Problem> problems = new ArrayList<>();
  private int position;

  SqlTokenizer(String sql) {
    this.sql = sql;
    while (position < sql.length()) {
      readToken();
    }
  }

  List<SqlToken> tokens() {
    return tokens;
  }

  /** What is not closed or empty. */
  List<SqlStatement.Problem> problems() {
    return problems;
  }

  private void readToken() {
    char c = sql.charAt(position);
    if (isSpace(c)) {
      position++;
    } else if (sql.startsWith("--", position)) {
      int end = sql.indexOf('\n', position);
      position = end < 0 ? sql.length() : end;
    } else if (sql.startsWith("/*", position)) {
      skipBlockComment();
    } else if (c == '\'') {
      readQuoted(SqlToken.Kind.STRING, position, '\'', "The string");
    } else if ((c == 'x' || c == 'X') && charAt(position + 1) == '\'') {
      readQuoted(SqlToken.Kind.STRING, position + 1, '\'', "The string");
    } else if (c == '"' || c == '`') {
      readQuoted(SqlToken.Kind.QUOTED, position, c, "The quoted identifier");
    } else if (c == '[') {
      readQuoted(SqlToken.Kind.QUOTED, position, ']', "The bracketed identifier");
    } else if (c == '{') {
      readPlaceholder();
    } else if (c == '}') {
      problems.add(new SqlStatement.Problem("'}' closes no '{'.", position));
      position++;
    } else if (isDigit(c) || c == '.' && isDigit(charAt(position + 1))) {
      readNumber();
    } else if (isWordStart(c)) {
      add(SqlToken.Kind.WORD, wordEnd(position));
    } else if (c == '?' || isNamePrefix(c) && isWordPart(charAt(position + 1))) {
      add(SqlToken.Kind.PARAMETER, wordEnd(position + 1));
    } else {
      readSymbol();
    }
  }

  private void skipBlockComment() {
    int end = sql.indexOf("*/", position + 2);
    if (end < 0) {
      problems.add(new SqlStatement.Problem("The comment is never closed with '*/'.", position));
    }
    position = end < 0 ? sql.length() : end + 2;
  }

  /** Reads to the closing quote; a doubled one stands for itself, except in brackets. */
  private void readQuoted(SqlToken.Kind kind, int open, char close, String what) {
    int end = sql.indexOf(close, open + 1);
    while (end >= 0 && close != ']' && charAt(end + 1) == close) {
      end = sql.indexOf(close, end + 2);
    }
    if (end < 0) {
      problems.add(
          new SqlStatement.Problem("%s is never closed with %c.".formatted(what, close), position));
      position = sql.length();
      return;
    }
    add(kind, end + 1);
  }

  private void readPlaceholder() {
    int end = position + 1;
    boolean isBracketed = false;
    while (end < sql.length() && !endsPlaceholder(sql.charAt(end), isBracketed)) {
      isBracketed = sql.charAt(end) == '[' || isBracketed && sql.charAt(end) != ']';
      end++;
    }
    if (charAt(end) != '}') {
      problems.add(new SqlStatement.Problem("'{' is never closed with '}'.", position));
      position = end;
      return;
    }
    if (sql.substring(position + 1, end).isBlank()) {
      problems.add(new SqlStatement.Problem(
          "'{}' names no asset; write its key between the braces.", position));
    }
    add(SqlToken.Kind.PLACEHOLDER, end + 1);
  }

  /** In the brackets of {@code {sales[day: -6..0; region: all]}} a semicolon separates dimensions. */
  private static boolean endsPlaceholder(char c, boolean isBracketed) {
    return "{}\n'\"".indexOf(c) >= 0 || c == ';' && !isBracketed;
  }

  /** Takes a number with what clings to it, {@code 1e-5} or {@code 0x1F}; whether it is one, the database says. */
  private void readNumber() {
    int end = position;
    boolean isHexadecimal = charAt(position) == '0' && (charAt(position + 1) | ' ') == 'x';
    while (isWordPart(charAt(end))
        || charAt(end) == '.'
        || !isHexadecimal
            && isSign(charAt(end))
            && (charAt(end - 1) | ' ') == 'e'
            && isDigit(charAt(end + 1))) {
      end++;
    }
    add(SqlToken.Kind.NUMBER, end);
  }

  private void readSymbol() {
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, position)) {
        add(SqlToken.Kind.SYMBOL, position + symbol.length());
        return;
      }
    }
    add(SqlToken.Kind.SYMBOL, position + 1);
  }

  private void add(SqlToken.Kind kind, int end) {
    tokens.add(new SqlToken(kind, sql.substring(position, end), position));
    position = end;
  }

  private int wordEnd(int from) {
    int end = from;
    while (isWordPart(charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns 0 beyond the end. */
  private char charAt(int index) {
    return index < sql.length() ? sql.charAt(index) : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\uFEFF';
  }

  private static boolean isNamePrefix(char c) {
    return c == ':' || c == '@' || c == '$';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Everything beyond ASCII is a letter to SQLite. */
  private static boolean isWordStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }
}
