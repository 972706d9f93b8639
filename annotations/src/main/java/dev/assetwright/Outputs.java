package dev.assetwright;

import java.util.List;

/**
 * Which assets of a {@link MultiAsset} are wanted of an attempt. A parameter of this type is no upstream asset; it goes with
 * {@link MultiAsset#canSubset}.
 */
public interface Outputs {
  /** The keys of those that are wanted, in the order of the record's components; never empty. */
  List<String> keys();

  /**
   * Whether an asset is wanted.
   *
   * @param asset its key, or its name: {@code "dim_customer"}, or the constant of the generated {@code …_Keys} class
   * @throws IllegalArgumentException if the method makes no such asset
   */
  boolean wants(String asset);
}
