package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.util.List;

/**
 * A test of an asset's data.
 *
 * @param asset the asset under test
 * @param name unique per asset, snake case
 * @param description the Javadoc's text, plain; empty without one
 * @param blocking whether a failure keeps the data from being published
 * @param warning whether a failure is no more than a warning; never with {@code blocking}
 * @param takesPartition whether the method has a parameter for the partition
 * @param inputs the asset under test first, then what else it reads
 * @param method where it stands
 */
public record CheckDefinition(
    AssetKey asset,
    String name,
    String description,
    boolean blocking,
    boolean warning,
    boolean takesPartition,
    List<InputDefinition> inputs,
    ProducerDefinition.MethodReference method) {
  public CheckDefinition {
    inputs = List.copyOf(inputs);
  }
}
