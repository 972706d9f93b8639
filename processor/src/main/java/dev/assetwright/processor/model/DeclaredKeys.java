package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import java.util.List;

/**
 * The keys that a class declares, before anything else about it is known.
 *
 * @param owner the class
 * @param keys in the order of the source; the same key may come twice
 */
public record DeclaredKeys(DeclaringClass owner, List<AssetKey> keys) {
  public DeclaredKeys {
    keys = List.copyOf(keys);
  }
}
