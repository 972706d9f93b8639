package dev.assetwright.rules.grid;

import java.util.List;

/** Where the keys of dynamic grids come from. Safe for use by many threads. */
@FunctionalInterface
public interface DynamicKeys {
  /** No grid has keys: what the compiler knows. */
  DynamicKeys NONE = name -> List.of();

  /**
   * The keys that exist now, in the order in which they were added.
   *
   * @param name the grid's name
   * @return a list that never changes; the same object as long as the keys are the same
   */
  List<String> keys(String name);
}
