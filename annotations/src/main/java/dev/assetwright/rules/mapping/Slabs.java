package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.ProductExtent;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of one number of the slowest dimension of a product, such as all of a day: they follow each other, and what
 * they need together is told by dimension rather than cell by cell.
 */
final class Slabs {
  private final PartitionMapping mapping;
  private final ProductExtent readers;
  private final ProductExtent upstreams;
  private final Digits[] digits;
  private final int slowest;

  /** What all of a dimension of the reader need of the upstream's; for that of the slowest null. */
  private final @Nullable Ordinals[] ofAll;

  private Slabs(
      PartitionMapping mapping,
      ProductExtent readers,
      ProductExtent upstreams,
      Digits[] digits,
      int slowest) {
    this.mapping = mapping;
    this.readers = readers;
    this.upstreams = upstreams;
    this.digits = digits;
    this.slowest = slowest;
    this.ofAll = new @Nullable Ordinals[digits.length];
    for (int i = 0; i < digits.length; i++) {
      int own = mapping.readerDimension(i);
      if (own != slowest) {
        BitSet needed = new BitSet();
        int count = own < 0 ? 1 : readers.dimensions().get(own).count();
        for (int digit = 0; digit < count; digit++) {
          digits[i].needed(digit).addTo(needed);
        }
        ofAll[i] = ordinals(needed);
      }
    }
  }

  private static Ordinals ordinals(BitSet set) {
    int first = Math.max(0, set.nextSetBit(0));
    return set.nextClearBit(first) >= set.length()
        ? Ordinals.range(first, set.length())
        : Ordinals.of(set.stream().toArray());
  }

  /** Null where they cannot be told so: without a product, or when a dimension of the reader leads to two of the upstream. */
  static @Nullable Slabs of(
      PartitionMapping mapping,
      @Nullable Extent readers,
      @Nullable Extent upstreams,
      Digits[] digits) {
    if (!(readers instanceof ProductExtent product) || !(upstreams instanceof ProductExtent read)) {
      return null;
    }
    int[] counted = IntStream.range(0, digits.length)
        .map(mapping::readerDimension)
        .filter(own -> own >= 0)
        .toArray();
    if (IntStream.of(counted).distinct().count() < counted.length) {
      return null;
    }
    return new Slabs(mapping, product, read, digits, slowest(product));
  }

  /** One with a single number has the stride of another: all others must be within the stride of the slowest. */
  private static int slowest(ProductExtent product) {
    int slowest = -1;
    for (int i = 0; i < product.dimensions().size(); i++) {
      boolean holdsOthers =
          product.stride(i) * product.dimensions().get(i).count() == product.count();
      if (holdsOthers && (slowest < 0 || product.stride(i) > product.stride(slowest))) {
        slowest = i;
      }
    }
    return Math.max(0, slowest);
  }

  /** Where the slab ends that begins with a cell; the cell itself when none begins there. */
  int end(int ordinal) {
    int length = readers.stride(slowest);
    return ordinal % length == 0 ? ordinal + length : ordinal;
  }

  /** What all cells of a slab need together. */
  Ordinals needed(int first) {
    Ordinals[] needed = new Ordinals[digits.length];
    for (int i = 0; i < needed.length; i++) {
      Ordinals all = ofAll[i];
      needed[i] = all == null ? digits[i].needed(readers.digit(first, slowest)) : all;
    }
    return new Box(needed, upstreams);
  }
}
