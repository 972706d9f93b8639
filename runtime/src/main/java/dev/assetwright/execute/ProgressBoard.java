package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far attempts of this process are, as their code tells. Not recorded: it is over when they are. Safe for several threads. */
final class ProgressBoard {
  private record Step(String run, Cell cell) {}

  private final Map<Step, Progress> steps = new ConcurrentHashMap<>();

  void put(String run, Cell cell, Progress progress) {
    steps.put(new Step(run, cell), progress);
  }

  void remove(String run, Cell cell) {
    steps.remove(new Step(run, cell));
  }

  Optional<Progress> find(String run, Cell cell) {
    return steps.isEmpty() ? Optional.empty() : Optional.ofNullable(steps.get(new Step(run, cell)));
  }
}
