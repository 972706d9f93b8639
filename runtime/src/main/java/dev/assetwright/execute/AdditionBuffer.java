package dev.assetwright.execute;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The partitions that a method added so far. They come to be with the attempt's outcome; a failed one adds none. */
final class AdditionBuffer {
  private final PartitionRegistry registry;
  private final AttemptLog log;
  private final Map<String, Set<String>> byGrid = new LinkedHashMap<>();
  private boolean taken;

  AdditionBuffer(PartitionRegistry registry, AttemptLog log) {
    this.registry = registry;
    this.log = log;
  }

  /** Keeps partitions; all or, when it throws as {@link PartitionRegistry#add} does, none. */
  synchronized void add(String grid, Collection<String> keys) {
    if (taken) {
      throw new IllegalStateException("The attempt is over; no partition is added for it.");
    }
    List<String> more = registry.missing(grid, keys, byGrid.getOrDefault(grid, Set.of()));
    if (!more.isEmpty()) {
      byGrid.computeIfAbsent(grid, name -> new LinkedHashSet<>()).addAll(more);
    }
  }

  /** Gives what is to be recorded with the outcome; from now on it refuses more. */
  synchronized List<Event.PartitionsChanged> take(Instant now) {
    taken = true;
    List<Event.PartitionsChanged> changes = new ArrayList<>();
    byGrid.forEach((grid, keys) -> {
      List<String> added = List.copyOf(keys);
      log.info("adds to '%s': %s"
          .formatted(
              grid, added.size() == 1 ? added.get(0) : "%,d partitions".formatted(added.size())));
      changes.add(new Event.PartitionsChanged(now, grid, added, List.of()));
    });
    return changes;
  }
}
