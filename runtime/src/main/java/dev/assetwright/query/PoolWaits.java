package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.AssetKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of queued steps which pool or limit they wait for, from what runs: a step is told so when nothing upstream of it is under way. */
final class PoolWaits {
  private final Moment moment;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<AttemptLimit, Integer> counted = new LinkedHashMap<>();

  PoolWaits(Moment moment) {
    this.moment = moment;
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
        : "waits for the pool '%s', of which %d of %s are taken"
            .formatted(places.pool(), used, Words.count(limit, "place"));
  }

  private @Nullable String limit(List<AssetKey> made) {
    for (AttemptLimit limit : limits(made)) {
      int used = counted.getOrDefault(limit, 0);
      if (used >= limit.most()) {
        return "waits for the limit '%s', by which %s may be under way at once"
            .formatted(limit.selection(), Words.count(limit.most(), "attempt"));
      }
    }
    return null;
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
