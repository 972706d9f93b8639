package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells of queued steps which pool or limit they wait for, from what runs: a step is told so when nothing upstream of it is under way. */
final class PoolWaits {
  private final Moment moment;
  private final RunStore runs;
  private final String process;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<AttemptLimit, Integer> counted = new LinkedHashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private @Nullable List<RunRecord> others;

  /** @param process this one, to tell its runs from others' */
  PoolWaits(Moment moment, RunStore runs, String process) {
    this.moment = moment;
    this.runs = runs;
    this.process = process;
    for (AssetDefinition asset : moment.graph().assets()) {
      List<AssetKey> family = asset.producer().family();
      PoolPlaces places = asset.producer().pool();
      List<AttemptLimit> limits = limits(family);
      if ((places != null || !limits.isEmpty()) && family.get(0).equals(asset.key())) {
        // Assets that one attempt makes are running together.
        int attempts =
            family.stream().mapToInt(moment.activity()::started).max().orElse(0);
        if (places != null) {
          taken.merge(places.pool(), attempts * places.slots(), Integer::sum);
        }
        limits.forEach(limit -> counted.merge(limit, attempts, Integer::sum));
      }
    }
  }

  private List<AttemptLimit> limits(List<AssetKey> family) {
    return moment.code().limits().stream().filter(limit -> limit.covers(family)).toList();
  }

  /** Returns the steps with what they wait for. */
  List<RunView.Step> explain(List<RunView.Step> steps) {
    return taken.isEmpty() && counted.isEmpty()
        ? steps
        : steps.stream().map(this::explain).toList();
  }

  private RunView.Step explain(RunView.Step step) {
    AssetDefinition asset = moment.graph().find(AssetKey.parse(step.asset())).orElse(null);
    if (asset == null || !step.status().equals(StepStatus.QUEUED.name())) {
      return step;
    }
    String wait = pool(asset.producer().pool());
    if (wait == null) {
      wait = limit(asset.producer().assets());
    }
    return wait == null || waitsForUpstream(asset, step.partition()) ? step : step.with(wait);
  }

  private @Nullable String pool(@Nullable PoolPlaces places) {
    if (places == null) {
      return null;
    }
    int used = taken.getOrDefault(places.pool(), 0);
    int limit = moment.code().pools().getOrDefault(places.pool(), Integer.MAX_VALUE);
    return used == 0 || used + places.slots() <= limit
        ? null
        : "waits for the pool '%s', of which %d of %s are taken%s"
            .formatted(
                places.pool(),
                used,
                Words.count(limit, "place"),
                holder("pool " + places.pool(), limit, producer -> {
                  PoolPlaces taking = producer.pool();
                  return taking != null && taking.pool().equals(places.pool());
                }));
  }

  private @Nullable String limit(List<AssetKey> made) {
    for (AttemptLimit limit : limits(made)) {
      int used = counted.getOrDefault(limit, 0);
      if (used >= limit.most()) {
        return "waits for the limit '%s', by which %s may be under way at once%s"
            .formatted(
                limit.selection(),
                Words.count(limit.most(), "attempt"),
                holder(
                    "limit " + limit.selection(),
                    limit.most(),
                    producer -> limit.covers(producer.assets())));
      }
    }
    return null;
  }

  /** Names the oldest run of another process that holds some of it; empty when there is none. */
  private String holder(String name, int places, Predicate<ProducerDefinition> takes) {
    return holders.computeIfAbsent(name, first -> {
      String run = holder(takes);
      return run == null
          ? ""
          : "; run %s in another process holds %s"
              .formatted(run, places == 1 ? "it" : "some of them");
    });
  }

  private @Nullable String holder(Predicate<ProducerDefinition> takes) {
    for (RunRecord run : others()) {
      for (AssetDefinition asset : moment.graph().assets()) {
        if (takes.test(asset.producer()) && isMaking(run, asset.key())) {
          return run.id();
        }
      }
    }
    return null;
  }

  private List<RunRecord> others() {
    if (others == null) {
      others =
          runs.openRuns().stream().filter(run -> !run.process().equals(process)).toList();
    }
    return others;
  }

  private boolean isMaking(RunRecord run, AssetKey asset) {
    return moment.activity().of(asset).started().stream()
        .map(partition -> new Cell(asset, partition.isEmpty() ? null : partition))
        .anyMatch(cell -> runs.step(run.id(), cell)
            .filter(step -> step.status() == StepStatus.STARTED)
            .isPresent());
  }

  private boolean waitsForUpstream(AssetDefinition asset, @Nullable String partition) {
    for (InputDefinition input : asset.producer().inputs()) {
      AssetKey upstream = input.upstream();
      boolean open = asset.grid() == null
          ? moment.activity().isOpen(upstream)
          : isOpen(moment.activity().step(upstream, partition))
              || isOpen(moment.activity().step(upstream, null));
      if (open) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(@Nullable StepStatus status) {
    return status != null && !status.isFinal();
  }
}
