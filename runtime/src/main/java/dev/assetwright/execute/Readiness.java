package dev.assetwright.execute;

import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.InputResolver;
import dev.assetwright.staleness.LastingFailures;
import dev.assetwright.staleness.StalenessResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a step once everything it waits for in its run is final: it runs, proves up to date, has nothing to be
 * made from, or is held back. The second phase of planning: verified against the data versions as they are now.
 */
final class Readiness {
  /** How many causes are told of a step. */
  private static final int MOST_TOLD = 3;

  private final RunState run;
  private final History history;
  private final InputResolver inputs;
  private final Extents extents;

  Readiness(RunState run, History history) {
    this.run = run;
    this.history = history;
    this.extents = run.extents;
    this.inputs = new InputResolver(run.code.graph(), history, extents);
  }

  /** What becomes of the step. */
  sealed interface Verdict {
    /**
     * It runs, reading these versions.
     *
     * @param outlived the upstreams of which more is published than exists
     */
    record Run(
        ProducerVersion version,
        List<InputVersion> inputs,
        List<InputVersion> checkInputs,
        Set<AssetKey> outlived,
        String reason)
        implements Verdict {}

    /**
     * It ends without running.
     *
     * @param failure that of an earlier attempt, with which this one would end, too; null otherwise
     */
    record End(StepStatus status, String reason, @Nullable Failure failure) implements Verdict {
      End(StepStatus status, String reason) {
        this(status, reason, null);
      }
    }
  }

  Verdict decide(StepState step) {
    if (step.plan.skipReason() != null) {
      return new Verdict.End(StepStatus.SKIPPED, step.plan.skipReason());
    }
    ProducerDefinition producer = step.plan.producer();
    for (InputDefinition input : producer.inputs()) {
      Verdict.End end = decide(producer, input, step.plan.partition());
      if (end != null) {
        return end;
      }
    }
    ProducerVersion version = run.code.version(producer);
    List<InputVersion> read = inputs.resolve(producer, step.plan.partition());
    List<StaleCause> causes = StalenessResolver.verify(
        producer,
        version,
        states(producer, step.plan.partition()),
        read,
        step.plan.partition(),
        extents);
    if (causes.isEmpty() && !step.plan.forced()) {
      // Of several assets that one method can make alone some may have data: not all is reused.
      for (AssetKey asset : producer.assets()) {
        CellState.Skipped skip = skip(asset, step.plan.partition());
        if (skip != null) {
          return new Verdict.End(StepStatus.SKIPPED, skip.reason());
        }
      }
      return new Verdict.End(StepStatus.REUSED, "its inputs have the data that it was made from");
    }
    if (run.request.isByAutomation() && !step.plan.forced()) {
      CellState.Latest lasting = new LastingFailures(run.code.graph(), history, extents)
          .find(producer, step.plan.partition(), version, run.code.ruleVersion(producer));
      if (lasting != null) {
        Cell cell = new Cell(producer.first(), step.plan.partition());
        return new Verdict.End(
            StepStatus.FAILED,
            "not tried again: " + LastingFailures.sentence(cell, lasting),
            lasting.failure());
      }
    }
    return new Verdict.Run(
        version,
        read,
        checkInputs(producer, step.plan.partition()),
        outlived(producer),
        reason(causes));
  }

  /** What the checks read beside what they test. */
  private List<InputVersion> checkInputs(ProducerDefinition producer, @Nullable String partition) {
    Set<InputVersion> read = new LinkedHashSet<>(0);
    for (AssetKey key : producer.assets()) {
      for (CheckDefinition check : run.code.graph().checks(key)) {
        for (InputDefinition input : check.inputs()) {
          if (!producer.assets().contains(input.upstream()) || !AttemptRequest.isOwn(input)) {
            read.addAll(inputs.resolve(input, partition));
          }
        }
      }
    }
    return List.copyOf(read);
  }

  /** What is published of removed partitions is still in the tables, and is not to be read. */
  private Set<AssetKey> outlived(ProducerDefinition producer) {
    Set<AssetKey> outlived = new HashSet<>(0);
    addOutlived(outlived, producer.inputs());
    for (AssetKey key : producer.assets()) {
      for (CheckDefinition check : run.code.graph().checks(key)) {
        addOutlived(outlived, check.inputs());
      }
    }
    return Set.copyOf(outlived);
  }

  private void addOutlived(Set<AssetKey> outlived, List<InputDefinition> read) {
    for (InputDefinition input : read) {
      if (input.mapping().isAll() && inputs.hasOutlived(input.upstream())) {
        outlived.add(input.upstream());
      }
    }
  }

  private Map<AssetKey, CellState> states(ProducerDefinition producer, @Nullable String partition) {
    if (producer.assets().size() == 1) {
      return Map.of(producer.first(), history.cell(producer.first(), partition));
    }
    Map<AssetKey, CellState> states = new HashMap<>();
    producer.assets().forEach(key -> states.put(key, history.cell(key, partition)));
    return states;
  }

  private Verdict.@Nullable End decide(
      ProducerDefinition producer, InputDefinition input, @Nullable String partition) {
    if (!input.mapping().isSingle()) {
      return input.requireAll() ? requireAll(input, partition) : null;
    }
    Extents.Need need = extents.single(input, partition);
    if (input.optional()) {
      boolean own = producer.assets().contains(input.upstream());
      return own && need != null
          ? failedBefore(new Cell(input.upstream(), need.partition()))
          : null;
    }
    if (need == null) {
      String why = extents.mapping(input).absence(extents.reader(input, partition));
      return new Verdict.End(
          StepStatus.SKIPPED,
          "'%s' has nothing for it: %s".formatted(input.upstream(), String.valueOf(why)));
    }
    String there = need.partition();
    Cell cell = new Cell(input.upstream(), there);
    StepState upstream = run.byCell.get(cell);
    boolean published = inputs.isThere(input.upstream(), there);
    if (upstream != null && !upstream.status.isGood()) {
      return new Verdict.End(StepStatus.BLOCKED, "'%s' %s".formatted(cell, word(cell, upstream)));
    }
    if (published) {
      return null;
    }
    if (run.code.graph().get(input.upstream()).isExternal()) {
      ObservedState seen = history.observation(input.upstream(), there);
      String why =
          seen == null || seen.absentReason() == null ? "not looked at yet" : seen.absentReason();
      return new Verdict.End(StepStatus.SKIPPED, "'%s' is absent: %s".formatted(cell, why));
    }
    if (upstream != null && upstream.status == StepStatus.SKIPPED) {
      return new Verdict.End(
          StepStatus.SKIPPED, "'%s' was skipped: %s".formatted(cell, upstream.reason));
    }
    CellState.Skipped skip = skip(input.upstream(), there);
    if (skip != null) {
      return new Verdict.End(
          StepStatus.SKIPPED, "'%s' was skipped: %s".formatted(cell, skip.reason()));
    }
    return new Verdict.End(StepStatus.BLOCKED, "'%s' %s".formatted(cell, missing(cell)));
  }

  private String missing(Cell cell) {
    return history.cell(cell.asset(), cell.partition()).isLost()
        ? "has lost its data"
        : "was never materialized";
  }

  /** What the method said of a cell that has no data; null when it has, or nothing was said. */
  private CellState.@Nullable Skipped skip(AssetKey asset, @Nullable String partition) {
    CellState state = history.cell(asset, partition);
    return state.published() == null ? state.skipped() : null;
  }

  /** A chain of an asset's own partitions stops where one failed. */
  private Verdict.@Nullable End failedBefore(Cell previous) {
    StepState step = run.byCell.get(previous);
    return step == null || step.status.isGood() || step.status == StepStatus.SKIPPED
        ? null
        : new Verdict.End(StepStatus.BLOCKED, "'%s' %s".formatted(previous, word(previous, step)));
  }

  private Verdict.@Nullable End requireAll(InputDefinition input, @Nullable String partition) {
    AssetKey upstream = input.upstream();
    List<Integer> needed = new ArrayList<>();
    extents.mapping(input).of(extents.reader(input, partition)).forEach(needed::add);
    for (int ordinal : needed) {
      Cell cell = new Cell(upstream, extents.key(upstream, ordinal));
      StepState step = run.byCell.get(cell);
      String problem = null;
      if (step != null) {
        problem = step.status.isGood() ? null : word(cell, step);
      } else if (!inputs.isThere(upstream, cell.partition())
          && inputs.hasSource(upstream, cell.partition())) {
        problem = missing(cell);
      }
      if (problem != null) {
        return new Verdict.End(
            StepStatus.BLOCKED, "it needs every partition, and '%s' %s".formatted(cell, problem));
      }
    }
    return null;
  }

  /** How it ended; of a blocking check that failed, the name too. */
  private String word(Cell cell, StepState step) {
    CellState.Latest latest = history.cell(cell.asset(), cell.partition()).latest();
    return step.status == StepStatus.FAILED
            && latest != null
            && latest.failure() != null
            && latest.failure().kind() == Failure.Kind.CHECK
        ? "failed its blocking check '%s'".formatted(latest.failure().type())
        : word(step.status);
  }

  private static String word(StepStatus status) {
    return switch (status) {
      case FAILED -> "failed";
      case BLOCKED -> "is blocked";
      case CANCELED -> "was canceled";
      case INTERRUPTED -> "was interrupted";
      default -> "did not succeed";
    };
  }

  private static String reason(List<StaleCause> causes) {
    if (causes.isEmpty()) {
      return "forced";
    }
    StringBuilder told = new StringBuilder();
    for (StaleCause cause : causes.subList(0, Math.min(MOST_TOLD, causes.size()))) {
      told.append(told.length() == 0 ? "'" : "; '")
          .append(new Cell(cause.asset(), cause.partition()))
          .append("' ")
          .append(cause.detail());
    }
    return told.toString();
  }
}
