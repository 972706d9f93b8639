package dev.assetwright.rules;

import java.util.List;
import java.util.Optional;

/** What a reference to an asset turned out to mean. */
public sealed interface Resolution {
  /** The reference as it was written. */
  String text();

  /**
   * It means exactly one asset.
   *
   * @param key the asset
   */
  record Found(String text, AssetKey key) implements Resolution {}

  /**
   * Nothing bears this name.
   *
   * @param suggestions what was probably meant, the closest first; at most three, often none
   */
  record Unknown(String text, List<AssetKey> suggestions) implements Resolution {
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * Several assets end like this, and none is called exactly so.
   *
   * @param candidates those assets, sorted; at least two
   */
  record Ambiguous(String text, List<AssetKey> candidates) implements Resolution {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * It cannot be a key.
   *
   * @param why the rest of a sentence that begins with the text, {@code "has capital letters; …"}
   * @param suggestion a reference that means an asset, when one is close enough
   */
  record Malformed(String text, String why, Optional<String> suggestion) implements Resolution {}
}
