package dev.assetwright.rules.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON of maps, lists, texts, booleans and numbers: indented by two blanks, what holds no further object
 * in one line where it fits, so that a lock reads well and differs by lines.
 */
final class JsonText {
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String write(Map<String, ?> value) {
    JsonText text = new JsonText();
    text.value(value, 0);
    return text.out.append('\n').toString();
  }

  private void value(Object value, int depth) {
    if (isContainer(value)) {
      String line = inOneLine(value);
      boolean fits = depth > 1 && !holdsObjects(value) && depth * 2 + line.length() <= WIDTH;
      if (fits || line.length() == 2) {
        out.append(line);
      } else if (value instanceof Map<?, ?> map) {
        map(map, depth);
      } else {
        list((List<?>) value, depth);
      }
    } else {
      out.append(plain(value));
    }
  }

  private void map(Map<?, ?> map, int depth) {
    String separator = "{\n";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append("  ".repeat(depth + 1));
      out.append(quoted((String) entry.getKey())).append(": ");
      value(entry.getValue(), depth + 1);
      separator = ",\n";
    }
    out.append('\n').append("  ".repeat(depth)).append('}');
  }

  private void list(List<?> list, int depth) {
    String separator = "[\n";
    for (Object element : list) {
      out.append(separator).append("  ".repeat(depth + 1));
      value(element, depth + 1);
      separator = ",\n";
    }
    out.append('\n').append("  ".repeat(depth)).append(']');
  }

  private static boolean holdsObjects(Object value) {
    Collection<?> parts = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
    return parts.stream()
        .anyMatch(part -> part instanceof Map || part instanceof List && holdsObjects(part));
  }

  private static boolean isContainer(Object value) {
    return value instanceof Map || value instanceof List;
  }

  private static String inOneLine(Object value) {
    StringBuilder line = new StringBuilder();
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        line.append(separator).append(quoted((String) entry.getKey())).append(": ");
        line.append(inOneLine(entry.getValue()));
        separator = ", ";
      }
      return line.append(map.isEmpty() ? "{}" : "}").toString();
    }
    if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        line.append(separator).append(inOneLine(element));
        separator = ", ";
      }
      return line.append(list.isEmpty() ? "[]" : "]").toString();
    }
    return plain(value);
  }

  private static String plain(Object value) {
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
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
