package dev.assetwright.load;

import dev.assetwright.model.Definitions;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.PoolDeclaration;
import dev.assetwright.rules.Problem;
import dev.assetwright.rules.RuleCode;
import dev.assetwright.spi.AssetModuleGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pools of all modules. Modules that share one say the same of it. */
final class DeclaredPools {
  private final SortedMap<String, Integer> places = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  DeclaredPools(Collection<AssetModuleGraph> modules) {
    SortedMap<String, String> declaredBy = new TreeMap<>();
    for (AssetModuleGraph module : modules) {
      for (String written : module.pools()) {
        PoolDeclaration pool = PoolDeclaration.find(written)
            .orElseThrow(() -> new IllegalArgumentException("'%s' is no pool.".formatted(written)));
        Integer other = places.putIfAbsent(pool.name(), pool.places());
        String first = declaredBy.putIfAbsent(pool.name(), module.name());
        if (other != null && other != pool.places()) {
          problems.add(Problem.of(
              RuleCode.BAD_POOL,
              "The pool '%s' has %d places in module '%s', but %d in module '%s'."
                  .formatted(pool.name(), other, first, pool.places(), module.name()),
              "Give it one number, and set another in the configuration: pools.%s"
                  .formatted(pool.name())));
        }
      }
    }
  }

  /** How many places each has, by name. */
  SortedMap<String, Integer> places() {
    return places;
  }

  /** What does not fit, also between these pools and those who take places of them. */
  List<Problem> problems(Definitions definitions) {
    List<Problem> all = new ArrayList<>(problems);
    for (ProducerDefinition producer : definitions.producers()) {
      PoolPlaces taken = producer.pool();
      if (taken != null && !places.containsKey(taken.pool())) {
        all.add(PoolDeclaration.unknown(
            producer.first().toString(), taken.pool(), List.copyOf(places.keySet())));
      }
    }
    return all;
  }
}
