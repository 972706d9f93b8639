package dev.assetwright.query;

import dev.assetwright.app.Application;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.plan.RequestedPartitions;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.RunStore;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would run and why: the plan sheet, {@code assetwright plan}. */
public final class PlanQuery {
  private final Moment moment;
  private final RunStore runs;
  private final CodeStore versions;
  private final CodeDetails details;
  private final int workers;

  /** Takes how many steps run at once, for the estimate. */
  public PlanQuery(
      Moment moment, RunStore runs, CodeStore versions, CodeDetails details, int workers) {
    this.moment = moment;
    this.runs = runs;
    this.versions = versions;
    this.details = details;
    this.workers = workers;
  }

  /** Plans a request; throws {@link dev.assetwright.app.ApplicationException} when it makes no sense. */
  public Plan plan(Application.Request request) {
    PlanRequest planned = new PlanRequest(
        new SelectionResolver(moment.staleness()).select(request.selection()),
        SelectionResolver.partitions(request.partitions()),
        !request.only(),
        request.force());
    try {
      return new Planner(moment.staleness()).plan(planned);
    } catch (IllegalArgumentException e) {
      throw SelectionResolver.badPartition(e);
    }
  }

  /** Plans a request and tells the plan, with at most {@code limit} single steps. */
  public PlanView view(Application.Request request, int limit) {
    Plan plan = plan(request);
    Estimates estimates = new Estimates(runs);
    return new PlanView(
        request.selection(),
        request.partitions(),
        plan.cellCount(),
        steps(plan, limit),
        assets(plan, estimates),
        plan.upToDate(),
        absent(plan),
        held(plan, limit),
        estimate(plan, estimates),
        text(plan));
  }

  private List<PlanView.Step> steps(Plan plan, int limit) {
    CauseViews views = new CauseViews(moment, details, versions);
    List<PlanView.Step> steps = new ArrayList<>();
    for (Plan.Step step : plan.steps()) {
      for (AssetKey key : step.producer().assets()) {
        if (steps.size() >= limit) {
          return steps;
        }
        steps.add(new PlanView.Step(
            key.toString(), step.partition(), step.certain(), causes(step, key, views)));
      }
    }
    return steps;
  }

  private static List<CauseView> causes(Plan.Step step, AssetKey key, CauseViews views) {
    if (step.skipReason() != null) {
      return List.of(other(
          "absent",
          step,
          key,
          "there is nothing to make %s from: %s"
              .formatted(Words.cell(key, step.partition()), step.skipReason())));
    }
    if (step.causes().isEmpty()) {
      return List.of(other(
          "forced",
          step,
          key,
          Words.cell(key, step.partition()) + " is up to date, and asked for anyway"));
    }
    return views.of(step.causes());
  }

  private static CauseView other(String kind, Plan.Step step, AssetKey key, String text) {
    return new CauseView(
        kind, key.toString(), step.partition(), text, null, null, List.of(key.toString()));
  }

  private List<PlanView.AssetSteps> assets(Plan plan, Estimates estimates) {
    Map<AssetKey, AssetPlan> byAsset = new LinkedHashMap<>();
    for (Plan.Step step : plan.steps()) {
      for (AssetKey key : step.producer().assets()) {
        byAsset.computeIfAbsent(key, same -> new AssetPlan(key)).add(step);
      }
    }
    return byAsset.values().stream().map(of -> of.view(moment, estimates)).toList();
  }

  private List<PlanView.Absent> absent(Plan plan) {
    RequestedPartitions requested = requested(plan);
    List<PlanView.Absent> absent = new ArrayList<>();
    for (AssetKey key : plan.absent().keySet()) {
      Absences cells = Absences.of(moment.staleness(), key, requested.of(key));
      Grid grid = moment.graph().get(key).grid();
      absent.add(new PlanView.Absent(
          key.toString(), cells.count(), grid == null ? "cell" : Words.unit(grid), cells.reason()));
    }
    return absent;
  }

  /** Selected cells that need work but are not planned, and why; at most {@code limit}. */
  private List<PlanView.Held> held(Plan plan, int limit) {
    List<PlanView.Held> held = new ArrayList<>();
    Staleness staleness = moment.staleness();
    RequestedPartitions requested = requested(plan);
    Map<AssetKey, BitSet> planned = new HashMap<>();
    for (Plan.Step step : plan.steps()) {
      for (AssetKey key : step.producer().assets()) {
        planned.computeIfAbsent(key, same -> new BitSet()).set(step.ordinal());
      }
    }
    for (AssetKey key : plan.request().assets()) {
      AssetDefinition asset = moment.graph().get(key);
      BitSet ofAsset = planned.getOrDefault(key, new BitSet());
      for (int ordinal : requested.of(key)) {
        if (held.size() < limit && staleness.needsWork(key, ordinal) && !ofAsset.get(ordinal)) {
          held.add(new PlanView.Held(
              key.toString(),
              staleness.partition(key, ordinal),
              waitsFor(asset, ordinal, plan.request().upstream())));
        }
      }
    }
    return held;
  }

  private RequestedPartitions requested(Plan plan) {
    return RequestedPartitions.of(
        moment.graph(), plan.extents(), plan.request().assets(), plan.request().partitions());
  }

  private String waitsFor(AssetDefinition asset, int ordinal, boolean upstream) {
    Staleness staleness = moment.staleness();
    for (InputDefinition input : asset.producer().inputs()) {
      int there = CardLine.needy(staleness, input, ordinal);
      if (there >= 0) {
        CellStatus status = staleness.status(input.upstream(), there);
        return "waits for %s, which %s and is not %s"
            .formatted(
                Words.cell(input.upstream(), staleness.partition(input.upstream(), there)),
                status == CellStatus.FAILED ? "failed" : "is " + status.word(),
                upstream ? "among the partitions asked for" : "selected");
      }
    }
    return "waits for its upstream";
  }

  private long estimate(Plan plan, Estimates estimates) {
    long sum = 0;
    for (Plan.Step step : plan.steps()) {
      if (step.skipReason() == null) {
        long millis = estimates.stepMillis(step.producer().first());
        if (millis == Estimates.UNKNOWN) {
          return Estimates.UNKNOWN;
        }
        sum += millis;
      }
    }
    return sum / Math.max(1, Math.min(workers, plan.steps().size()));
  }

  private String text(Plan plan) {
    String told = plan.isEmpty() ? nothingToDo(plan) : steps(plan);
    List<String> leftOut = leftOut(plan);
    return leftOut.isEmpty()
        ? told
        : "%s Left out: %s, which %s none of these partitions."
            .formatted(told, Words.list(leftOut), leftOut.size() == 1 ? "has" : "have");
  }

  /** The selected assets of grids that have none of the partitions asked for by name. */
  private List<String> leftOut(Plan plan) {
    PartitionSelection partitions = plan.request().partitions();
    if (!(partitions instanceof PartitionSelection.Keys)
        && !(partitions instanceof PartitionSelection.Range)) {
      return List.of();
    }
    RequestedPartitions requested = requested(plan);
    return plan.request().assets().stream()
        .filter(key -> !moment.graph().get(key).isExternal() && requested.of(key).length == 0)
        .map(key -> "'" + key + "'")
        .toList();
  }

  private static String steps(Plan plan) {
    long assets = plan.steps().stream()
        .flatMap(step -> step.producer().assets().stream())
        .distinct()
        .count();
    int steps = plan.cellCount();
    return "%s %s %s up to date."
        .formatted(
            Words.count(steps, "step"),
            steps == 1 ? "brings" : "bring",
            Words.count(assets, "asset"));
  }

  /** The answer to a request for which nothing need run, {@code All 7 assets are up to date.} */
  public String nothingToDo(Plan plan) {
    int assets = plan.request().assets().size();
    if (assets == 0) {
      return "The selection holds no assets.";
    }
    int waiting = held(plan, Integer.MAX_VALUE).size();
    if (waiting > 0) {
      String cells = Words.count(waiting, "cell") + (waiting == 1 ? " waits" : " wait");
      return plan.request().upstream()
          ? "Of the partitions asked for nothing can run: %s for others.".formatted(cells)
          : "Nothing of the selection can run alone: %s for its upstream.".formatted(cells);
    }
    if (plan.upToDate() == 0 && !plan.absent().isEmpty()) {
      return "There is nothing to make the selection from.";
    }
    return assets == 1
        ? "'%s' is up to date.".formatted(plan.request().assets().first())
        : "All %s are up to date.".formatted(Words.count(assets, "asset"));
  }
}
