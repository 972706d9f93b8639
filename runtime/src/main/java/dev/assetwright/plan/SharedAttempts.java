package dev.assetwright.plan;

import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps for assets that one method makes, each of which it can make alone: they are one step, with one attempt. */
final class SharedAttempts {
  private SharedAttempts() {}

  static List<Plan.Step> merge(List<Plan.Step> steps) {
    if (steps.stream().allMatch(step -> step.producer().family().size() == 1)) {
      return steps;
    }
    Map<List<Object>, Plan.Step> merged = new LinkedHashMap<>();
    for (Plan.Step step : steps) {
      // What is skipped has no attempt to share.
      Object reason = step.skipReason() == null ? "" : step.producer().first();
      merged.merge(
          List.of(step.producer().method(), step.ordinal(), reason), step, SharedAttempts::merge);
    }
    return List.copyOf(merged.values());
  }

  private static Plan.Step merge(Plan.Step one, Plan.Step other) {
    Set<AssetKey> planned = new LinkedHashSet<>(one.producer().assets());
    planned.addAll(other.producer().assets());
    ProducerDefinition producer = one.producer();
    List<AssetKey> assets = new ArrayList<>(producer.family());
    assets.retainAll(planned);
    Set<StaleCause> causes = new LinkedHashSet<>(one.causes());
    causes.addAll(other.causes());
    return new Plan.Step(
        producer.making(assets),
        one.ordinal(),
        one.partition(),
        one.certain() || other.certain(),
        one.forced() || other.forced(),
        null,
        List.copyOf(causes));
  }
}
