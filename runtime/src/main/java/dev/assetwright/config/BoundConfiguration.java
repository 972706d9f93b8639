package dev.assetwright.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every configuration record with its values.
 *
 * @param records by type, in the order asked for, those of the engine first
 * @param settings each component for people, in the same order
 * @param notices what people should know, a sentence each
 * @param pools how many places each pool has, by name
 */
public record BoundConfiguration(
    Map<Class<? extends Record>, Record> records,
    List<Setting> settings,
    List<String> notices,
    SortedMap<String, Integer> pools) {

  /**
   * One component for people.
   *
   * @param key {@code sales.folder}
   * @param value as it is written; masked when it is secret; null when it is not set
   * @param origin where it was set, {@code assetwright.yaml, line 3}, or {@code default}
   */
  public record Setting(String key, @Nullable String value, String origin) {}

  public BoundConfiguration {
    records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
    settings = List.copyOf(settings);
    notices = List.copyOf(notices);
    pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
  }

  /** Returns a record that was asked for. */
  public <R extends Record> R get(Class<R> type) {
    Record found = records.get(type);
    if (found == null) {
      throw new IllegalArgumentException("'%s' was not bound.".formatted(type.getName()));
    }
    return type.cast(found);
  }

  /**
   * Returns what of these records' values decides about data, as 16 hex digits: not where things lie, and nothing secret.
   * Empty when nothing does.
   */
  public String fingerprint(Collection<Class<? extends Record>> types) {
    return RecordValues.fingerprint(types.stream().map(this::get).toList());
  }
}
