package dev.assetwright.plan;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a selection of partitions means of what exists. */
final class SelectedOrdinals {
  private SelectedOrdinals() {}

  static BitSet of(PartitionSelection selection, Extent extent) {
    BitSet ordinals = new BitSet(extent.count());
    add(ordinals, selection, extent);
    return ordinals;
  }

  /** Adds what is meant; all of it or, when it throws, none of a single term. */
  static void add(BitSet ordinals, PartitionSelection selection, Extent extent) {
    if (selection instanceof PartitionSelection.Keys named) {
      named.keys().forEach(key -> addKey(ordinals, extent, key));
    } else if (selection instanceof PartitionSelection.Range range) {
      addRange(ordinals, extent, range.from(), range.to());
    } else if (selection instanceof PartitionSelection.Latest) {
      addLatest(ordinals, extent);
    } else {
      ordinals.set(0, extent.count());
    }
  }

  private static void addLatest(BitSet ordinals, Extent extent) {
    int all = extent.count();
    if (all == 0) {
      return;
    }
    if (extent.grid() instanceof TimeGrid) {
      ordinals.set(all - 1);
    } else if (extent instanceof ProductExtent product && product.grid().time() != null) {
      // Time counts slowest, so what belongs to its newest window comes last.
      int windows = product.dimensions().stream()
          .filter(dimension -> dimension.grid() instanceof TimeGrid)
          .mapToInt(Extent::count)
          .sum();
      ordinals.set(all - all / windows, all);
    } else {
      ordinals.set(0, all);
    }
  }

  private static void addRange(BitSet ordinals, Extent extent, String from, String to) {
    if (extent instanceof ProductExtent) {
      throw new IllegalArgumentException(
          "'%s..%s' is a range of one dimension; the partitions are written %s, such as %s..%s|*."
              .formatted(from, to, extent.grid().name(), from, to));
    }
    int first = extent.require(from);
    int last = extent.require(to);
    if (last < first) {
      throw new IllegalArgumentException(
          "'%s..%s' runs backwards; the older partition comes first.".formatted(from, to));
    }
    ordinals.set(first, last + 1);
  }

  private static void addKey(BitSet ordinals, Extent extent, String key) {
    if (!(extent instanceof ProductExtent product)) {
      ordinals.set(extent.require(key));
      return;
    }
    List<String> parts = List.of(key.split("\\|", -1));
    if (parts.size() != product.dimensions().size()) {
      throw new IllegalArgumentException("'%s' is no partition; one is written %s%s."
          .formatted(key, extent.grid().name(), allOf(key, product)));
    }
    BitSet[] digits = new BitSet[parts.size()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = digits(product.dimensions().get(i), parts.get(i).strip());
    }
    add(ordinals, product, digits, 0, 0);
  }

  /** How all partitions of a day are written, where there is only the day. */
  private static String allOf(String part, ProductExtent product) {
    for (Extent meant : product.dimensions()) {
      if (meant.find(part) >= 0) {
        return product.dimensions().stream()
            .map(dimension -> dimension == meant ? part : "*")
            .collect(Collectors.joining("|", ", all of that " + meant.grid().name() + " ", ""));
      }
    }
    return "";
  }

  private static BitSet digits(Extent dimension, String part) {
    BitSet digits = new BitSet();
    int dots = part.indexOf("..");
    if (part.equals("*")) {
      digits.set(0, dimension.count());
    } else if (dots > 0) {
      addRange(digits, dimension, part.substring(0, dots), part.substring(dots + 2));
    } else {
      digits.set(dimension.require(part));
    }
    return digits;
  }

  private static void add(
      BitSet ordinals, ProductExtent product, BitSet[] digits, int dimension, int sum) {
    if (dimension == digits.length) {
      ordinals.set(sum);
      return;
    }
    int stride = product.stride(dimension);
    digits[dimension].stream()
        .forEach(digit -> add(ordinals, product, digits, dimension + 1, sum + digit * stride));
  }
}
