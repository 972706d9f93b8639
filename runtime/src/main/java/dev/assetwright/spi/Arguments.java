package dev.assetwright.spi;

import dev.assetwright.AssetContext;
import dev.assetwright.Combination;
import dev.assetwright.Outputs;
import dev.assetwright.Partition;
import org.jspecify.annotations.Nullable;

/** What an asset method's parameters receive; of one attempt, used by its thread alone. */
public interface Arguments {
  /** The partition at hand; only asked for when the declaration said that it is taken. */
  Partition partition();

  /**
   * The part of the partition at hand that belongs to a dimension of the grid, counted from 0; without a product the partition
   * itself is dimension 0.
   */
  default Partition partition(int dimension) {
    Partition whole = partition();
    return whole instanceof Combination combination ? combination.parts().get(dimension) : whole;
  }

  /** The context of the attempt. */
  AssetContext context();

  /** Which assets of a multi-asset are wanted; only asked for when a parameter takes it. */
  Outputs outputs();

  /** The value of the input with that index, of the parameter's generic type; read when asked for. */
  @Nullable
  Object input(int index);
}
