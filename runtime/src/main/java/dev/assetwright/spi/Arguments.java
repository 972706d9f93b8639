package dev.assetwright.spi;

import dev.assetwright.AssetContext;
import dev.assetwright.Partition;
import org.jspecify.annotations.Nullable;

/** What an asset method's parameters receive; of one attempt, used by its thread alone. */
public interface Arguments {
  /** The partition at hand; only asked for when the declaration said that it is taken. */
  Partition partition();

  /** The context of the attempt. */
  AssetContext context();

  /** The value of the input with that index, of the parameter's generic type; read when asked for. */
  @Nullable
  Object input(int index);
}
