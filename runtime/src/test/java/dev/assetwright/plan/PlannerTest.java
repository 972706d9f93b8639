package dev.assetwright.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.ChangingAssets;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What is planned by producers is what a plain planner finds cell by cell, in an order that keeps upstream first. {@code
 * -Dassetwright.seeds=10000} plays more stories, {@code -Dassetwright.seed=7} one.
 */
class PlannerTest {
  private static final int STEPS = 25;

  @Test
  void aPlanHasTheStepsThatAreFoundCellByCellEachAfterWhatItReads() {
    Long one = Long.getLong("assetwright.seed");
    LongStream seeds = one == null
        ? LongStream.range(0, Integer.getInteger("assetwright.seeds", 300))
        : LongStream.of(one);
    seeds.forEach(this::play);
  }

  private void play(long seed) {
    ChangingAssets assets = new ChangingAssets(seed);
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      assets.happen();
      Staleness staleness = assets.staleness();
      PlanRequest request = request(staleness, random);
      assertThatCode(() -> requireAgreement(staleness, request))
          .as(() ->
              "Seed %d, %s of%n%s%n".formatted(seed, request, String.join("\n", assets.told())))
          .doesNotThrowAnyException();
    }
  }

  private static PlanRequest request(Staleness staleness, Random random) {
    TreeSet<AssetKey> assets = new TreeSet<>();
    for (AssetKey key : staleness.graph().keys()) {
      if (random.nextInt(3) > 0) {
        assets.add(key);
      }
    }
    return new PlanRequest(
        assets,
        partitions(staleness, assets, random),
        random.nextInt(4) > 0,
        random.nextInt(4) == 0);
  }

  private static PartitionSelection partitions(
      Staleness staleness, TreeSet<AssetKey> assets, Random random) {
    List<String> keys = new ArrayList<>();
    for (AssetKey key : assets) {
      int count = staleness.count(key);
      if (staleness.graph().get(key).grid() != null
          && !staleness.graph().get(key).isExternal()
          && count > 0) {
        keys.add(staleness.partition(key, random.nextInt(count)));
      }
    }
    int kind = random.nextInt(4);
    return kind == 0
        ? new PartitionSelection.Latest()
        : kind > 1 || keys.isEmpty()
            ? new PartitionSelection.All()
            : new PartitionSelection.Keys(keys);
  }

  private static void requireAgreement(Staleness staleness, PlanRequest request) {
    Plan plan = new Planner(staleness).plan(request);
    PlainPlanner.Answer plain = new PlainPlanner(staleness).plan(request);

    List<Plan.Step> steps = List.copyOf(plan.steps());
    assertThat(steps).containsExactlyInAnyOrderElementsOf(plain.steps());
    assertThat(plan.steps()).hasSameSizeAs(steps);
    assertThat(plan.upToDate()).isEqualTo(plain.upToDate());
    assertThat(plan.absent()).isEqualTo(plain.absent());
    requireOrder(staleness, steps);
    requireLookedAt(staleness, plan, steps);
    requireAssets(staleness, plan, steps);
    requirePart(plan, steps);
  }

  private static void requireOrder(Staleness staleness, List<Plan.Step> steps) {
    Extents extents = staleness.extents();
    Map<ProducerDefinition, Map<Integer, Integer>> places = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (AssetKey asset : steps.get(i).producer().assets()) {
        places
            .computeIfAbsent(staleness.graph().get(asset).producer(), same -> new HashMap<>())
            .put(steps.get(i).ordinal(), i);
      }
    }
    StepDependencies dependencies = StepDependencies.of(staleness.graph(), extents, steps);
    for (int i = 0; i < steps.size(); i++) {
      TreeSet<Integer> upstream = new TreeSet<>();
      for (InputDefinition input : steps.get(i).producer().inputs()) {
        Map<Integer, Integer> there =
            places.getOrDefault(staleness.graph().get(input.upstream()).producer(), Map.of());
        extents.mapping(input).of(steps.get(i).ordinal()).forEach(ordinal -> {
          if (there.containsKey(ordinal)) {
            upstream.add(there.get(ordinal));
          }
        });
      }
      int place = i;
      assertThat(upstream).as("before %s", steps.get(i)).allMatch(up -> up < place);
      assertThat(dependencies.upstream(i))
          .containsExactly(upstream.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** What is looked at before a plan is made covers each step of it and all that the step reads. */
  private static void requireLookedAt(Staleness staleness, Plan plan, List<Plan.Step> steps) {
    Extents extents = staleness.extents();
    Map<AssetKey, BitSet> looked = ReadCells.of(staleness.graph(), extents, plan.request());
    for (Plan.Step step : steps) {
      step.producer()
          .assets()
          .forEach(asset -> assertThat(looked.get(asset).get(step.ordinal())).isTrue());
      for (InputDefinition input : step.producer().inputs()) {
        extents
            .mapping(input)
            .of(step.ordinal())
            .forEach(
                ordinal -> assertThat(looked.get(input.upstream()).get(ordinal)).isTrue());
      }
    }
  }

  private static void requireAssets(Staleness staleness, Plan plan, List<Plan.Step> steps) {
    Map<AssetKey, BitSet> planned = new TreeMap<>();
    Set<ProducerDefinition.MethodReference> order = new LinkedHashSet<>();
    int cells = 0;
    for (Plan.Step step : steps) {
      for (AssetKey asset : step.producer().assets()) {
        planned.computeIfAbsent(asset, same -> new BitSet()).set(step.ordinal());
        cells++;
      }
      order.add(step.producer().method());
    }
    Map<AssetKey, BitSet> told = new TreeMap<>();
    plan.assets().forEach(of -> told.put(of.asset(), of.planned()));
    assertThat(told).isEqualTo(planned);
    assertThat(plan.assets().stream()
            .map(of -> staleness.graph().get(of.asset()).producer().method())
            .distinct())
        .containsExactlyElementsOf(order);
    assertThat(plan.cellCount()).isEqualTo(cells);
  }

  private static void requirePart(Plan plan, List<Plan.Step> steps) {
    List<Plan.Step> first = steps.subList(0, steps.size() / 2);
    assertThat(plan.part(first).steps()).containsExactlyInAnyOrderElementsOf(first);
    assertThat(plan.part(steps).steps()).containsExactlyElementsOf(steps);
  }
}
