package dev.assetwright.json;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes and reads a YAML document of maps, lists and plain values. */
public final class YamlDocument {
  private static final YAMLMapper MAPPER = YAMLMapper.builder()
      .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
      .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
      .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
      .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
      .disable(YAMLWriteFeature.SPLIT_LINES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private YamlDocument() {}

  /** Returns the text; maps in their own order. */
  public static String write(Map<String, Object> document) {
    return MAPPER.writeValueAsString(document);
  }

  /**
   * Reads one document that is a map.
   *
   * @throws IllegalArgumentException if the text is none, with a sentence that names the line
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(String text) {
    try {
      if (MAPPER.readValue(text, Object.class) instanceof Map<?, ?> document) {
        return (Map<String, Object>) document;
      }
      throw new IllegalArgumentException("line 1: a document of names and values belongs here.");
    } catch (JacksonException e) {
      String reason =
          e.getOriginalMessage().lines().findFirst().orElse("it is no YAML").strip();
      throw new IllegalArgumentException(
          "line %d: %s.".formatted(Math.max(1, e.getLocation().getLineNr()), reason), e);
    }
  }
}
