package dev.assetwright.spi;

import java.util.List;

/**
 * The graph of one module, generated as {@code <Module>_Graph} and found by {@link java.util.ServiceLoader}.
 *
 * <p>Its implementations are public, have a public constructor without parameters, and do nothing when loaded.
 */
public interface AssetModuleGraph {
  /** What people call the module. */
  String name();

  /** The class names of the graphs whose assets it reads; they belong to the same program. */
  default List<String> uses() {
    return List.of();
  }

  /** Its generated units, one for each declaring class, sorted by that class. */
  List<AssetUnit> units();

  /** The Guice modules that the module installs. */
  List<Class<?>> install();

  /** The pools that the module declares, each {@code name=places}. */
  default List<String> pools() {
    return List.of();
  }

  /** The configuration records of this module, sorted by name. */
  List<Class<? extends Record>> configurations();
}
