package dev.assetwright.execute;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.AddedPartitions;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Event;
import dev.assetwright.rules.Suggestions;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductGrid;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds partitions to the dynamic grids of a graph, and removes them. */
public final class PartitionRegistry {
  private final AssetGraph graph;
  private final EventFlow events;
  private final Clock clock;

  public PartitionRegistry(AssetGraph graph, EventFlow events, Clock clock) {
    this.graph = graph;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds partitions; all or, when it throws, none. They are durable when it returns.
   *
   * @return those that were not there, in the order given
   * @throws UnknownGridException if no asset has such a grid
   * @throws IllegalArgumentException if one is no key, or a product would become too large, with a sentence for people
   */
  public List<String> add(String name, Collection<String> keys) {
    List<String> added = missing(name, keys, Set.of());
    if (!added.isEmpty()) {
      append(new Event.PartitionsChanged(clock.instant(), name, added, List.of()));
    }
    return added;
  }

  /**
   * What {@link #add} would add, which throws the same.
   *
   * @param waiting what waits to be added and is not to be added again
   */
  List<String> missing(String name, Collection<String> keys, Set<String> waiting) {
    DynamicGrid grid = require(name);
    AddedPartitions known = events.history().partitions();
    List<String> missing = new LinkedHashSet<>(keys)
        .stream()
            .filter(key -> !known.contains(name, grid.checked(key)) && !waiting.contains(key))
            .toList();
    requireRoom(grid, waiting.size() + missing.size());
    return missing;
  }

  /**
   * Removes partitions; all or, when it throws, none. What is known of their cells stays known.
   *
   * @return those that were there, in the order given, each once
   * @throws UnknownGridException if no asset has such a grid
   * @throws IllegalArgumentException if one is not there, with a sentence for people
   */
  public List<String> remove(String name, Collection<String> keys) {
    DynamicGrid grid = require(name);
    AddedPartitions known = events.history().partitions();
    for (String key : keys) {
      if (!known.contains(name, key)) {
        throw new IllegalArgumentException("There is no %s '%s', so it cannot be removed.%s"
            .formatted(name, key, guess(key, keys(known.of(grid)))));
      }
    }
    List<String> removed = List.copyOf(new LinkedHashSet<>(keys));
    if (!removed.isEmpty()) {
      append(new Event.PartitionsChanged(clock.instant(), name, List.of(), removed));
    }
    return removed;
  }

  private void append(Event change) {
    events.appendAndWait(List.of(change));
  }

  /**
   * Finds a dynamic grid.
   *
   * @throws UnknownGridException if no asset has it
   */
  public DynamicGrid require(String name) {
    List<String> known = new ArrayList<>();
    for (Grid grid : graph.grids()) {
      if (grid instanceof DynamicGrid dynamic) {
        if (dynamic.name().equals(name)) {
          return dynamic;
        }
        known.add(dynamic.name());
      }
    }
    if (graph.grids().stream().anyMatch(grid -> grid.name().equals(name))) {
      throw new UnknownGridException(
          "The partitions of '%s' follow from its declaration; only those of dynamic grids are added and removed."
              .formatted(name));
    }
    String others = known.isEmpty()
        ? " No asset has one."
        : known.stream().collect(Collectors.joining("', '", " There is '", "'."));
    String guess = guess(name, known);
    throw new UnknownGridException(
        "There is no dynamic grid '%s'.%s".formatted(name, guess.isEmpty() ? others : guess));
  }

  /** A product that is too large would stop every look at it. */
  private void requireRoom(DynamicGrid grid, int more) {
    Instant now = clock.instant();
    AddedPartitions known = events.history().partitions();
    for (Grid other : graph.grids()) {
      if (other instanceof ProductGrid product && product.dimensions().contains(grid)) {
        double size = 1;
        for (Grid dimension : product.dimensions()) {
          size *= dimension instanceof DynamicGrid dynamic
              ? known.count(dynamic.name()) + (dimension.equals(grid) ? more : 0)
              : dimension.at(now).count();
        }
        if (size > Integer.MAX_VALUE) {
          throw new IllegalArgumentException(
              "With that, the product %s would have %,.0f partitions; %,d is the most there can be. Nothing was added."
                  .formatted(product.name(), size, Integer.MAX_VALUE));
        }
      }
    }
  }

  private static String guess(String wrong, Collection<String> known) {
    List<String> near = Suggestions.closest(wrong, known, 1);
    return near.isEmpty() ? "" : " Did you mean '%s'?".formatted(near.get(0));
  }

  private static List<String> keys(Extent extent) {
    List<String> keys = new ArrayList<>(extent.count());
    for (int ordinal = 0; ordinal < extent.count(); ordinal++) {
      keys.add(extent.key(ordinal));
    }
    return keys;
  }
}
