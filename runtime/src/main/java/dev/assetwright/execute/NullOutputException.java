package dev.assetwright.execute;

import dev.assetwright.rules.AssetKey;

/** An asset's method returned null, which is no data; a skip says why there is none. */
final class NullOutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NullOutputException(AssetKey asset) {
    super("'%s' returned null. Return its data, or Result.skip(\"why\") when there is none."
        .formatted(asset));
  }
}
