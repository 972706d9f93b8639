package dev.assetwright.processor.model;

/**
 * A text as written in the source.
 *
 * @param value what it says; empty where nothing was written
 * @param place where it stands, or what it is missing from
 */
public record Text(String value, SourcePlace place) {
  /** Whether nothing was written. */
  public boolean isEmpty() {
    return value.isEmpty();
  }
}
