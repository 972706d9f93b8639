package dev.assetwright.query;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells failures with what they hold back and how often the like was seen. */
final class Failures {
  private static final int MOST_LIKE = 100;
  private static final int MOST_LOOKED_AT = 50;

  private final AssetGraph graph;
  private final Extents extents;
  private final RunStore runs;
  private final List<AssetStorage> storages;

  Failures(AssetGraph graph, Extents extents, RunStore runs, List<AssetStorage> storages) {
    this.graph = graph;
    this.extents = extents;
    this.runs = runs;
    this.storages = storages;
  }

  /** The failure in words, {@code IllegalStateException: no rows} or {@code check 'ids_are_unique' failed: …}. */
  static String text(CellState.Latest latest) {
    Failure failure = latest.failure();
    return failure == null ? latest.reason() : text(failure);
  }

  private static String text(Failure failure) {
    String message = failure.message().isEmpty() ? "" : ": " + failure.message();
    return failure.kind() == Failure.Kind.CHECK
        ? "blocking check '%s' failed%s".formatted(failure.type(), message)
        : failure.type() + message;
  }

  /** Of a check there is no trace; what it found stands there. */
  private static String sentence(Failure failure) {
    return "Its %s".formatted(text(failure));
  }

  /** The failure of a step; null when its last attempt did not fail. */
  @Nullable
  FailureView of(String run, StepRecord step, Instant now) {
    Failure failure = step.failure();
    Instant at = step.endedAt() == null ? now : step.endedAt();
    return failure == null ? null : view(step.cell(), run, step.attempt(), at, failure);
  }

  /** The failure with which the latest attempt at a cell ended. */
  Optional<FailureView> of(Cell cell, CellState.Latest latest) {
    Failure failure = latest.failure();
    if (failure == null || latest.status() != StepStatus.FAILED) {
      return Optional.empty();
    }
    int attempt = runs.step(latest.run(), cell).map(StepRecord::attempt).orElse(1);
    return Optional.of(view(cell, latest.run(), attempt, latest.at(), failure));
  }

  private FailureView view(Cell cell, String run, int attempt, Instant at, Failure failure) {
    return new FailureView(
        cell.asset().toString(),
        cell.partition(),
        run,
        attempt,
        at,
        failure.type(),
        failure.message(),
        failure.frame(),
        failure.kind() == Failure.Kind.CHECK ? List.of(sentence(failure)) : failure.trace(),
        failure.permanent(),
        failure.kind() == Failure.Kind.CHECK && isQuarantined(cell, run, attempt),
        Math.max(1, runs.failuresLike(failure.fingerprint(), MOST_LIKE).size()),
        blocked(cell, run));
  }

  private boolean isQuarantined(Cell cell, String run, int attempt) {
    Quarantine.Kept kept = graph.contains(cell.asset())
        ? QuarantineQuery.of(storages, graph.get(cell.asset())).find(cell)
        : null;
    return kept != null && kept.refusal().run().equals(run) && kept.refusal().attempt() == attempt;
  }

  /**
   * The assets downstream of which a step that needs the cell was blocked in that run, sorted; the fifty that come first. Of each
   * the first fifty such steps are looked at.
   */
  private List<String> blocked(Cell cell, String run) {
    if (!graph.contains(cell.asset())) {
      return List.of();
    }
    ProducerDefinition failed = graph.get(cell.asset()).producer();
    int ordinal = extents.find(cell.asset(), cell.partition());
    if (ordinal < 0) {
      return List.of();
    }
    Map<Integer, BitSet> held = new HashMap<>();
    BitSet own = new BitSet();
    own.set(ordinal);
    held.put(graph.position(failed.first()), own);
    SortedSet<String> blocked = new TreeSet<>();
    // What a step needs comes before it.
    graph.withDownstream(failed.assets()).stream()
        .sorted(Comparator.comparingInt(graph::position))
        .filter(key -> !failed.assets().contains(key) && blocked.size() < MOST_LOOKED_AT)
        .forEach(key -> {
          BitSet found = blocked(key, held, run);
          if (!found.isEmpty()) {
            blocked.add(key.toString());
            held.computeIfAbsent(graph.position(key), at -> new BitSet()).or(found);
          }
        });
    return List.copyOf(blocked);
  }

  private BitSet blocked(AssetKey key, Map<Integer, BitSet> held, String run) {
    BitSet readers = new BitSet();
    for (InputDefinition input : graph.get(key).producer().inputs()) {
      BitSet of = held.get(graph.position(input.upstream()));
      if (of != null) {
        CellMapping mapping = extents.mapping(input);
        of.stream().forEach(ordinal -> mapping.readers(ordinal).addTo(readers));
      }
    }
    BitSet blocked = new BitSet();
    readers.stream()
        .limit(MOST_LOOKED_AT)
        .filter(ordinal -> runs.step(run, new Cell(key, extents.key(key, ordinal)))
            .filter(step -> step.status() == StepStatus.BLOCKED)
            .isPresent())
        .forEach(blocked::set);
    return blocked;
  }
}
