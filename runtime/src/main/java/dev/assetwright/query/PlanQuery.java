package dev.assetwright.query;

import dev.assetwright.app.Application;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StaleCause;
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
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What would run and why: the plan sheet, {@code assetwright plan}. */
public final class PlanQuery {
  /** An answer with more steps than this tells of each only its nearest causes: nobody reads all of ten thousand. */
  private static final int MANY_STEPS = 500;

  private static final int NEAREST_CAUSES = 5;

  /** From here on one has to do: looking for causes would take longer than all else that an answer needs. */
  private static final int VERY_MANY_STEPS = 5_000;

  /** Of how many steps in all, shared out among the assets, it is asked what is behind them. */
  private static final int MOST_LOOKS = 5_000;

  /** How many steps that cannot run are told. */
  private static final int MOST_HELD = 1_000;

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
    List<Plan.AssetCells> assets = plan.assets();
    int total = plan.cellCount();
    return new PlanView(
        request.selection(),
        request.partitions(),
        total,
        steps(plan, Math.min(limit, total)),
        assets(assets, total, estimates),
        plan.upToDate(),
        absent(plan),
        held(plan, assets),
        estimate(plan, assets, estimates),
        text(plan, assets, total));
  }

  private List<PlanView.Step> steps(Plan plan, int limit) {
    CauseViews views = new CauseViews(moment, details, versions);
    List<PlanView.Step> steps = new ArrayList<>();
    Iterator<Plan.Step> all = plan.steps().iterator();
    while (steps.size() < limit && all.hasNext()) {
      Plan.Step step = all.next();
      List<StaleCause> causes = causes(step, causesEach(limit));
      for (AssetKey key : step.producer().assets()) {
        if (steps.size() < limit) {
          steps.add(new PlanView.Step(
              key.toString(), step.partition(), step.certain(), told(step, key, causes, views)));
        }
      }
    }
    return steps;
  }

  private static int causesEach(int steps) {
    if (steps > VERY_MANY_STEPS) {
      return 1;
    }
    return steps > MANY_STEPS ? NEAREST_CAUSES : Staleness.MOST_CAUSES;
  }

  /** Why a step is there, of all assets that it makes; empty when it is skipped or only forced. */
  private List<StaleCause> causes(Plan.Step step, int most) {
    if (step.skipReason() != null) {
      return List.of();
    }
    Set<StaleCause> causes = new LinkedHashSet<>();
    Set<ProducerDefinition> asked = new HashSet<>();
    for (AssetKey key : step.producer().assets()) {
      if (asked.add(moment.graph().get(key).producer())) {
        causes.addAll(moment.staleness().causes(key, step.ordinal(), most));
      }
    }
    return List.copyOf(causes);
  }

  private static List<CauseView> told(
      Plan.Step step, AssetKey key, List<StaleCause> causes, CauseViews views) {
    if (step.skipReason() != null) {
      return List.of(other(
          "absent",
          step,
          key,
          "there is nothing to make %s from: %s"
              .formatted(Words.cell(key, step.partition()), step.skipReason())));
    }
    if (causes.isEmpty()) {
      return List.of(other(
          "forced",
          step,
          key,
          Words.cell(key, step.partition()) + " is up to date, and asked for anyway"));
    }
    return views.of(causes);
  }

  private static CauseView other(String kind, Plan.Step step, AssetKey key, String text) {
    return new CauseView(
        kind, key.toString(), step.partition(), text, null, null, List.of(key.toString()));
  }

  private List<PlanView.AssetSteps> assets(
      List<Plan.AssetCells> assets, int total, Estimates estimates) {
    int looks = Math.max(1, MOST_LOOKS / Math.max(1, assets.size()));
    return assets.stream()
        .map(cells -> new AssetPlan(moment.staleness(), moment.history(), cells)
            .view(estimates, looks, causesEach(total)))
        .toList();
  }

  private List<PlanView.Absent> absent(Plan plan) {
    List<PlanView.Absent> absent = new ArrayList<>();
    plan.absent().forEach((key, without) -> {
      Absences cells = Absences.of(moment.staleness(), key, without);
      Grid grid = moment.graph().get(key).grid();
      absent.add(new PlanView.Absent(
          key.toString(), cells.count(), grid == null ? "cell" : Words.unit(grid), cells.reason()));
    });
    return absent;
  }

  /** Selected cells that need work but are not planned, and why; the first of many. */
  private List<PlanView.Held> held(Plan plan, List<Plan.AssetCells> assets) {
    List<PlanView.Held> held = new ArrayList<>();
    forEachHeld(
        plan,
        assets,
        (key, waiting) -> waiting.stream()
            .limit(MOST_HELD - held.size())
            .forEach(ordinal -> held.add(new PlanView.Held(
                key.toString(),
                moment.staleness().partition(key, ordinal),
                waitsFor(moment.graph().get(key), ordinal, plan.request().upstream())))));
    return held;
  }

  private void forEachHeld(
      Plan plan, List<Plan.AssetCells> assets, BiConsumer<AssetKey, BitSet> consumer) {
    RequestedPartitions requested = requested(plan);
    Map<AssetKey, BitSet> planned = new HashMap<>();
    assets.forEach(cells -> planned.put(cells.asset(), cells.planned()));
    for (AssetKey key : plan.request().assets()) {
      BitSet waiting = moment.staleness().cells(key).needingWork();
      waiting.and(requested.of(key));
      waiting.andNot(planned.getOrDefault(key, new BitSet(0)));
      if (!waiting.isEmpty()) {
        consumer.accept(key, waiting);
      }
    }
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

  /** What one attempt makes together takes its time once. */
  private long estimate(Plan plan, List<Plan.AssetCells> assets, Estimates estimates) {
    Map<ProducerDefinition.MethodReference, BitSet> running = new LinkedHashMap<>();
    Map<ProducerDefinition.MethodReference, AssetKey> makers = new HashMap<>();
    for (Plan.AssetCells cells : assets) {
      ProducerDefinition producer = moment.graph().get(cells.asset()).producer();
      BitSet made = running.computeIfAbsent(producer.method(), same -> new BitSet());
      BitSet own = (BitSet) cells.planned().clone();
      own.andNot(cells.skipped());
      made.or(own);
      makers.putIfAbsent(producer.method(), producer.first());
    }
    long sum = 0;
    for (Map.Entry<ProducerDefinition.MethodReference, BitSet> made : running.entrySet()) {
      if (!made.getValue().isEmpty()) {
        long millis = estimates.stepMillis(makers.get(made.getKey()));
        if (millis == Estimates.UNKNOWN) {
          return Estimates.UNKNOWN;
        }
        sum += millis * made.getValue().cardinality();
      }
    }
    return sum / Math.max(1, Math.min(workers, plan.steps().size()));
  }

  private String text(Plan plan, List<Plan.AssetCells> assets, int total) {
    String told = plan.isEmpty()
        ? nothingToDo(plan)
        : "%s %s %s up to date."
            .formatted(
                Words.count(total, "step"),
                total == 1 ? "brings" : "bring",
                Words.count(assets.size(), "asset"));
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
        .filter(
            key -> !moment.graph().get(key).isExternal() && requested.of(key).isEmpty())
        .map(key -> "'" + key + "'")
        .toList();
  }

  /** The answer to a request for which nothing need run, {@code All 7 assets are up to date.} */
  public String nothingToDo(Plan plan) {
    int assets = plan.request().assets().size();
    if (assets == 0) {
      return "The selection holds no assets.";
    }
    int waiting = waiting(plan);
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

  private int waiting(Plan plan) {
    int[] count = {0};
    forEachHeld(plan, List.of(), (key, waiting) -> count[0] += waiting.cardinality());
    return count[0];
  }
}
