package dev.assetwright.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** An expression that was never parsed, with what it selects computed from its definition. */
record NaiveSelection(String text, Function<SelectionSource, Set<AssetKey>> selector) {
  Set<AssetKey> select(SelectionSource source) {
    return selector.apply(source);
  }

  static NaiveSelection random(Random random, int depth) {
    if (depth == 0) {
      return leaf(random);
    }
    NaiveSelection left = random(random, depth - 1);
    NaiveSelection right = random(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 ->
        new NaiveSelection("(%s and %s)".formatted(left.text, right.text), source -> {
          Set<AssetKey> both = new HashSet<>(left.select(source));
          both.retainAll(right.select(source));
          return both;
        });
      case 1 ->
        new NaiveSelection("(%s or %s)".formatted(left.text, right.text), source -> {
          Set<AssetKey> any = new HashSet<>(left.select(source));
          any.addAll(right.select(source));
          return any;
        });
      case 2 ->
        new NaiveSelection("(not %s)".formatted(left.text), source -> {
          Set<AssetKey> others = new HashSet<>(source.keys());
          others.removeAll(left.select(source));
          return others;
        });
      case 3 -> around(left, random.nextInt(4), 0);
      case 4 -> around(left, 0, random.nextInt(4));
      default -> around(left, random.nextInt(4), random.nextInt(4));
    };
  }

  private static NaiveSelection leaf(Random random) {
    int number = random.nextInt(8);
    if (random.nextBoolean()) {
      String tag = "t" + number % 3;
      return new NaiveSelection("tag:" + tag, source -> {
        Set<AssetKey> tagged = new HashSet<>(source.keys());
        tagged.removeIf(key -> !source.tags(key).contains(tag));
        return tagged;
      });
    }
    return new NaiveSelection("a" + number, source -> Set.of(AssetKey.parse("a" + number)));
  }

  /** Three steps stand for all. */
  private static NaiveSelection around(NaiveSelection inner, int up, int down) {
    String before = up == 0 ? "" : up == 3 ? "+" : up + "+";
    String after = down == 0 ? "" : down == 3 ? "+" : "+" + down;
    String core = inner.text.startsWith("(") ? inner.text : "(" + inner.text + ")";
    return new NaiveSelection("(" + before + core + after + ")", source -> {
      Set<AssetKey> all = new HashSet<>(walk(inner.select(source), source::upstream, up));
      all.addAll(walk(inner.select(source), source::downstream, down));
      return all;
    });
  }

  private static Set<AssetKey> walk(
      Set<AssetKey> from, Function<AssetKey, Collection<AssetKey>> neighbours, int steps) {
    Set<AssetKey> all = new HashSet<>(from);
    for (int i = 0; i < (steps == 3 ? 100 : steps); i++) {
      for (AssetKey key : Set.copyOf(all)) {
        all.addAll(neighbours.apply(key));
      }
    }
    return all;
  }
}
