package dev.assetwright.processor.model;

import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;

/** Which partitions an edge reads. */
public sealed interface EdgeMapping {
  /**
   * These.
   *
   * @param startsEarly whether the first windows of the reader need only what lies before the first of the upstream
   */
  record Sound(PartitionMapping mapping, boolean startsEarly) implements EdgeMapping {}

  /** None, because the grids do not fit, or what is written does not fit them. */
  record Refused(MappingException reason) implements EdgeMapping {}

  /** The upstream, a grid or what is written is not known, which is told elsewhere. */
  record Unknown() implements EdgeMapping {}
}
