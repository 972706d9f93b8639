package dev.assetwright.rules.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the named parameters of a SQL asset are bound to: {@code :partition} to the key of the partition at hand, and the name of
 * each dimension to its part of that key.
 */
public final class SqlParameters {
  /** The whole key, even where a dimension is called the same. */
  public static final String PARTITION = "partition";

  private SqlParameters() {}

  /** The names without colon, the one of the whole key first; empty without a grid. */
  public static Set<String> names(@Nullable Grid grid) {
    Set<String> names = new LinkedHashSet<>();
    if (grid != null) {
      names.add(PARTITION);
      names.addAll(grid.columns());
    }
    return Collections.unmodifiableSet(names);
  }

  /** The value of each name. */
  public static Map<String, String> values(Grid grid, String key) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(PARTITION, key);
    List<String> names = grid.columns();
    List<String> parts = grid.parts(key);
    for (int i = 0; i < names.size(); i++) {
      values.putIfAbsent(names.get(i), parts.get(i));
    }
    return Collections.unmodifiableMap(values);
  }
}
