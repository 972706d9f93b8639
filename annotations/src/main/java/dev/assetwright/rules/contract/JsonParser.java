package dev.assetwright.rules.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, texts, booleans and numbers; a lock holds no null, so that is refused. */
final class JsonParser {
  private static final int DEEPEST = 100;

  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException if the text is none; the message tells the line
   */
  static Map<String, Object> parse(String text) {
    JsonParser parser = new JsonParser(text);
    parser.blanks();
    Map<String, Object> map = parser.map(0);
    parser.blanks();
    if (parser.at < text.length()) {
      throw parser.refused("something behind the end");
    }
    return map;
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw refused("too many levels");
    }
    return switch (peek()) {
      case '{' -> map(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> map(int depth) {
    expect('{');
    Map<String, Object> map = new LinkedHashMap<>();
    blanks();
    if (accept('}')) {
      return map;
    }
    do {
      blanks();
      String name = string();
      blanks();
      expect(':');
      blanks();
      if (map.put(name, value(depth + 1)) != null) {
        throw refused("'%s' a second time".formatted(name));
      }
      blanks();
    } while (accept(','));
    expect('}');
    return map;
  }

  private List<Object> list(int depth) {
    expect('[');
    List<Object> list = new ArrayList<>();
    blanks();
    if (accept(']')) {
      return list;
    }
    do {
      blanks();
      list.add(value(depth + 1));
      blanks();
    } while (accept(','));
    expect(']');
    return list;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        throw refused("a text that does not end in its line");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw refused("'\\%s'".formatted(c));
    };
  }

  private char unicode() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw refused("'\\u' without four digits");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      at = start;
      throw refused(at < text.length() ? "'%s'".formatted(text.charAt(at)) : "the end");
    }
    return Double.valueOf(number);
  }

  private boolean word(String word, boolean value) {
    if (!text.startsWith(word, at)) {
      throw refused("'%s'".formatted(text.charAt(at)));
    }
    at += word.length();
    return value;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw refused("the end");
    }
    return text.charAt(at);
  }

  private boolean accept(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw refused(at < text.length() ? "'%s'".formatted(text.charAt(at)) : "the end");
    }
  }

  private IllegalArgumentException refused(String found) {
    long line = text.substring(0, Math.min(at, text.length()))
            .chars()
            .filter(c -> c == '\n')
            .count()
        + 1;
    return new IllegalArgumentException("line %d has %s where it cannot be".formatted(line, found));
  }
}
