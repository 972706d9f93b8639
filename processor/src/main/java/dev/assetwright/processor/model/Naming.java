package dev.assetwright.processor.model;

import java.util.List;

/**
 * The names a method proposes.
 *
 * @param group the path in front; empty for none
 * @param names one for each asset, in the order of the components; empty for a check
 */
public record Naming(Text group, List<Text> names) {
  public Naming {
    names = List.copyOf(names);
  }
}
