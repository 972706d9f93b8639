package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.PartitionMapping;

/**
 * One edge of the graph, as the reader declares it.
 *
 * @param upstream the asset read
 * @param use what the reader gets of it
 * @param mapping which partitions one partition of the reader needs
 * @param requireAll whether a fan-in, an edge whose mapping is not single, waits for every partition that exists and has a source
 * @param optional whether the reader runs without it: it then gets an empty {@code Optional}
 * @param index the position of its parameter among all parameters of the method, from 0; -1 for {@link Use#ORDER} and in SQL
 */
public record InputDefinition(
    AssetKey upstream,
    Use use,
    PartitionMapping mapping,
    boolean requireAll,
    boolean optional,
    int index) {
  /** An edge that its reader needs. */
  public InputDefinition(
      AssetKey upstream, Use use, PartitionMapping mapping, boolean requireAll, int index) {
    this(upstream, use, mapping, requireAll, false, index);
  }

  /** What the reader gets. */
  public enum Use {
    /** The stored value, or where several partitions may be read a map of partition to value. */
    VALUE,
    /** A handle on stored rows. */
    ROWS,
    /** A read handle on a table. */
    TABLE,
    /** Nothing; only the order matters, and that its data version changes. */
    ORDER
  }
}
