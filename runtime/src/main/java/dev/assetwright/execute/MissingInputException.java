package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import org.jspecify.annotations.Nullable;

/** A check reads an asset that has no data yet. */
final class MissingInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingInputException(AssetKey asset, @Nullable String partition) {
    super(
        "'%s' was never materialized, so it cannot be read.".formatted(new Cell(asset, partition)));
  }
}
