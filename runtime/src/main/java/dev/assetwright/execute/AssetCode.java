package dev.assetwright.execute;

import dev.assetwright.RetryWhen;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The user's code as loaded once: the graph, its versions, and calls into it. Runs keep the one they started with while newer
 * code is loaded beside. Safe for several threads.
 */
public interface AssetCode {
  /** The graph of all modules. */
  AssetGraph graph();

  /** The logic of a producer: code version and configuration. */
  ProducerVersion version(ProducerDefinition producer);

  /** The version of the rule that a producer's retries ask; empty without one. */
  default String ruleVersion(ProducerDefinition producer) {
    RetryWhen rule = producer.retry().when();
    return rule == null ? "" : rule.getClass().getName();
  }

  /** How many places each pool has, by name, sorted. */
  default SortedMap<String, Integer> pools() {
    return Collections.emptySortedMap();
  }

  /** How many attempts at some assets may be under way at once, in this process. */
  default List<AttemptLimit> limits() {
    return List.of();
  }

  /** How long a run may take before what is left of it is stopped; empty for no limit. */
  default Optional<Duration> runTimeout() {
    return Optional.empty();
  }

  /** By what another process on this machine loads the very same code; empty when it cannot. */
  default Optional<String> origin() {
    return Optional.empty();
  }

  /** The generic type of what a method returns for this asset, without {@code Result}: {@code List<Sale>}. */
  Type outputType(AssetDefinition asset);

  /** The generic type of the parameter that takes the input with that index. */
  Type inputType(ProducerDefinition.MethodReference method, int input);

  /**
   * The value of a component of the record that a multi-asset's method returned.
   *
   * @param value what the method returned, without {@code Result}
   */
  @Nullable
  Object component(AssetDefinition asset, Object value);

  /**
   * Calls a method on the one instance of its class.
   *
   * @throws Throwable what the method, or the constructor of its class, threw
   */
  @Nullable
  Object invoke(ProducerDefinition.MethodReference method, Arguments arguments) throws Throwable;
}
