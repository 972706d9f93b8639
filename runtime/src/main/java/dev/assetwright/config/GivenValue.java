package dev.assetwright.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What a source says about one setting.
 *
 * @param key as written there
 * @param texts the written values; one, unless {@code isList}
 * @param isList whether the source has lists of its own; otherwise commas separate
 * @param origin the source for people, {@code assetwright.yaml, line 3}
 * @param folder what relative paths begin at
 */
record GivenValue(String key, List<String> texts, boolean isList, String origin, Path folder) {
  GivenValue {
    texts = List.copyOf(texts);
  }

  static GivenValue text(String key, String text, String origin, Path folder) {
    return new GivenValue(key, List.of(text), false, origin, folder);
  }

  /** Whether the name stands there with nothing behind it, which sets nothing. */
  boolean isNothing() {
    return texts.isEmpty() && !isList;
  }

  Configuration.Setting setting() {
    return new Configuration.Setting(key, texts, isList, origin);
  }

  /** What was written, for people. */
  String written() {
    return isList ? "[" + String.join(", ", texts) + "]" : String.join("", texts);
  }
}
