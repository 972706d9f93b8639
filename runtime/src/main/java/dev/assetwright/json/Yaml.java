package dev.assetwright.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML document of settings: nested names with plain values or lists of plain values. */
public final class Yaml {
  private final YAMLParser parser;
  private final Deque<String> path = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One setting.
   *
   * @param key the names that lead to it, joined by dots
   * @param values what was written there, without quotes; empty where nothing was
   * @param isList whether it was written as a list
   * @param line where its name stands, from 1
   */
  public record Entry(String key, List<String> values, boolean isList, int line) {
    public Entry {
      values = List.copyOf(values);
    }
  }

  private Yaml(YAMLParser parser) {
    this.parser = parser;
  }

  /**
   * Returns the settings in the order of the text; none for an empty document.
   *
   * @throws IllegalArgumentException if the text is no YAML of this kind, with a sentence that names the line
   */
  public static List<Entry> settings(String text) {
    try (JsonParser parser = new YAMLMapper().createParser(text)) {
      return new Yaml((YAMLParser) parser).document();
    } catch (JacksonException e) {
      String reason =
          e.getOriginalMessage().lines().findFirst().orElse("it is no YAML").strip();
      throw problem(Math.max(1, e.getLocation().getLineNr()), reason, e);
    }
  }

  private List<Entry> document() {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (first != JsonToken.START_OBJECT) {
      throw problem("settings are written 'name: value'");
    }
    section();
    if (parser.nextToken() != null) {
      throw problem("a second document begins; settings are one document");
    }
    return entries;
  }

  private void section() {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      path.addLast(parser.currentName());
      int line = line();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        section();
      } else if (token == JsonToken.START_ARRAY) {
        entries.add(new Entry(key(), list(), true, line));
      } else {
        List<String> values = token == JsonToken.VALUE_NULL ? List.of() : List.of(scalar());
        entries.add(new Entry(key(), values, false, line));
      }
      path.removeLast();
    }
  }

  private List<String> list() {
    List<String> values = new ArrayList<>();
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return values;
      }
      if (token.isStructStart() || token == JsonToken.VALUE_NULL) {
        throw problem("the list '%s' holds something else than plain values".formatted(key()));
      }
      values.add(scalar());
    }
  }

  private String scalar() {
    if (parser.isCurrentAlias()) {
      throw problem("'%s' refers to an anchor; write the value itself".formatted(key()));
    }
    return parser.getString();
  }

  private String key() {
    return String.join(".", path);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private IllegalArgumentException problem(String reason) {
    return new IllegalArgumentException("line %d: %s.".formatted(line(), reason));
  }

  private static IllegalArgumentException problem(int line, String reason, Throwable cause) {
    return new IllegalArgumentException("line %d: %s.".formatted(line, reason), cause);
  }
}
