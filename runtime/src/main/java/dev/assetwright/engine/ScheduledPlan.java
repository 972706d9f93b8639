package dev.assetwright.engine;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.LastingFailures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule asks for of a plan: all but what failed for good and would be made from the same again, and what needs that.
 *
 * @param plan the rest
 * @param reason what is left alone and why; empty when nothing is
 */
record ScheduledPlan(Plan plan, String reason) {
  static ScheduledPlan of(AssetCode code, History history, Plan whole) {
    LastingFailures failures = new LastingFailures(code.graph(), history, whole.extents());
    if (whole.steps().stream().noneMatch(step -> lasting(failures, code, step) != null)) {
      return new ScheduledPlan(whole, "");
    }
    Set<Cell> planned = new HashSet<>();
    Set<Cell> left = new HashSet<>();
    Set<AssetKey> touched = new HashSet<>();
    List<Plan.Step> rest = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Plan.Step step : whole.steps()) {
      ProducerDefinition producer = step.producer();
      Reads reads = Reads.of(step, whole.extents(), touched, planned, left);
      CellState.Latest lasting = reads.planned() ? null : lasting(failures, code, step);
      if (lasting != null) {
        sentences.add(
            LastingFailures.sentence(new Cell(producer.first(), step.partition()), lasting));
      } else if (!reads.left()) {
        rest.add(step);
      }
      Set<Cell> cells = lasting != null || reads.left() ? left : planned;
      producer.assets().forEach(asset -> cells.add(new Cell(asset, step.partition())));
      touched.addAll(producer.assets());
    }
    return new ScheduledPlan(whole.part(rest), left.isEmpty() ? "" : reason(sentences));
  }

  private static CellState.@Nullable Latest lasting(
      LastingFailures failures, AssetCode code, Plan.Step step) {
    return step.forced()
        ? null
        : failures.find(
            step.producer(),
            step.partition(),
            code.version(step.producer()),
            code.ruleVersion(step.producer()));
  }

  private static String reason(List<String> sentences) {
    int others = sentences.size() - 1;
    String more =
        others == 0 ? "" : "; so did %d %s".formatted(others, others == 1 ? "other" : "others");
    return "left alone: " + sentences.get(0) + more;
  }

  /**
   * What a step reads of the plan.
   *
   * @param planned whether something that is made, so that it may be made from something else
   * @param left whether something that it cannot do without, and that is left alone
   */
  private record Reads(boolean planned, boolean left) {
    static Reads of(
        Plan.Step step, Extents extents, Set<AssetKey> touched, Set<Cell> planned, Set<Cell> left) {
      boolean isPlanned = false;
      boolean isLeft = false;
      for (InputDefinition input : step.producer().inputs()) {
        if (!touched.contains(input.upstream())) {
          continue;
        }
        boolean isNeeded = input.mapping().isSingle()
            ? !input.optional() || step.producer().family().contains(input.upstream())
            : input.requireAll();
        for (Cell cell : cells(input, step, extents)) {
          isPlanned |= planned.contains(cell);
          isLeft |= isNeeded && left.contains(cell);
        }
      }
      return new Reads(isPlanned, isLeft);
    }

    private static List<Cell> cells(InputDefinition input, Plan.Step step, Extents extents) {
      AssetKey upstream = input.upstream();
      List<Cell> cells = new ArrayList<>();
      extents
          .mapping(input)
          .of(extents.reader(input, step.partition()))
          .forEach(ordinal -> cells.add(new Cell(upstream, extents.key(upstream, ordinal))));
      return cells;
    }
  }
}
