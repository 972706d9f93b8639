package dev.assetwright;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an asset method returns beside, or instead of, its bare value.
 *
 * <p>Immutable. Either a value, which may be null for {@code Result<Void>}, or a skip with its reason.
 *
 * @param <T> the type of the value
 */
public final class Result<T> {
  private final @Nullable T value;
  private final Map<String, Object> metadata;
  private final @Nullable String skipReason;

  private Result(@Nullable T value, Map<String, Object> metadata, @Nullable String skipReason) {
    this.value = value;
    this.metadata = metadata;
    this.skipReason = skipReason;
  }

  /**
   * Returns a result with facts about it, for people to see and to plot.
   *
   * @param value the asset's data; null only for an asset without data
   * @param metadata names and values in turn: {@code "rows", 12, "source", "crm"}; numbers, texts, booleans, dates and
   *     instants
   * @throws IllegalArgumentException if a name is no text, comes twice or has no value
   */
  public static <T> Result<T> of(@Nullable T value, @Nullable Object... metadata) {
    if (metadata.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Metadata comes as names and values in turn; the last name has no value.");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < metadata.length; i += 2) {
      if (!(metadata[i] instanceof String name) || name.isBlank()) {
        throw new IllegalArgumentException(
            "'%s' is not the name of a piece of metadata.".formatted(metadata[i]));
      }
      Object fact =
          Objects.requireNonNull(metadata[i + 1], () -> "Metadata '%s' is null.".formatted(name));
      if (map.put(name, fact) != null) {
        throw new IllegalArgumentException("Metadata '%s' is given twice.".formatted(name));
      }
    }
    return new Result<>(value, Collections.unmodifiableMap(map), null);
  }

  /**
   * Returns a result that says there was nothing to produce: the step is skipped, what was published stays.
   *
   * <p>That settles it. The method is asked again when its code, its configuration or something that it reads changes, or
   * with {@code --force}. What needs the asset is skipped too while nothing is published; who takes it as an {@code
   * Optional} gets none, and a map of partitions leaves it out.
   */
  public static <T> Result<T> skip(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A skip says why.");
    }
    return new Result<>(null, Map.of(), reason);
  }

  /** The value; null for an asset without data, and for a skip. */
  public @Nullable T value() {
    return value;
  }

  /** The facts, in the order given; immutable. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** Whether there was nothing to produce. */
  public boolean isSkip() {
    return skipReason != null;
  }

  /** Why there was nothing to produce; null unless {@link #isSkip()}. */
  public @Nullable String skipReason() {
    return skipReason;
  }
}
