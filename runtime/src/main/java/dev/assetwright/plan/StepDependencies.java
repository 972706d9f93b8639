package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which steps of a plan wait for which, by their places in it. Immutable. */
public final class StepDependencies {
  private static final int[] NONE = {};

  private final int[][] upstream;

  private StepDependencies(int[][] upstream) {
    this.upstream = upstream;
  }

  /** The places of the steps that this one waits for, each once, ascending; not to be changed. */
  public int[] upstream(int step) {
    return upstream[step];
  }

  /** Finds what each step of a plan waits for among the others. */
  public static StepDependencies of(AssetGraph graph, Extents extents, List<Plan.Step> steps) {
    Made[] made = new Made[graph.producers().size()];
    for (int place = 0; place < steps.size(); place++) {
      Plan.Step step = steps.get(place);
      for (AssetKey asset : step.producer().assets()) {
        int position = graph.position(asset);
        Made own = made[position];
        if (own == null) {
          own = new Made();
          made[position] = own;
        }
        own.add(step.ordinal(), place);
      }
    }
    int[][] upstream = new int[steps.size()][];
    for (int place = 0; place < upstream.length; place++) {
      upstream[place] = upstream(graph, extents, made, steps.get(place));
    }
    return new StepDependencies(upstream);
  }

  private static int[] upstream(
      AssetGraph graph, Extents extents, @Nullable Made[] made, Plan.Step step) {
    int[] all = NONE;
    boolean several = false;
    for (InputDefinition input : step.producer().inputs()) {
      Made there = made[graph.position(input.upstream())];
      int[] found = there == null ? NONE : there.places(input, extents, step.ordinal());
      if (found.length > 0) {
        several |= all.length > 0;
        all = all.length == 0 ? found : joined(all, found);
      }
    }
    return several ? ascending(all) : all;
  }

  /** Sorted, each once. */
  private static int[] ascending(int[] places) {
    Arrays.sort(places);
    int kept = 1;
    for (int i = 1; i < places.length; i++) {
      if (places[i] != places[kept - 1]) {
        places[kept++] = places[i];
      }
    }
    return kept == places.length ? places : Arrays.copyOf(places, kept);
  }

  private static int[] joined(int[] some, int[] others) {
    int[] joined = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, joined, some.length, others.length);
    return joined;
  }

  /** The steps that make the cells of one producer, by ordinal, which a plan has ascending. */
  private static final class Made {
    private int[] ordinals = new int[1];
    private int[] places = new int[1];
    private int size;
    private int @Nullable [] all;

    void add(int ordinal, int place) {
      if (size > 0 && ordinals[size - 1] == ordinal && places[size - 1] == place) {
        return;
      }
      if (size == ordinals.length) {
        ordinals = Arrays.copyOf(ordinals, 2 * size);
        places = Arrays.copyOf(places, 2 * size);
      }
      ordinals[size] = ordinal;
      places[size++] = place;
    }

    int[] places(InputDefinition input, Extents extents, int reader) {
      if (input.mapping().isAll()) {
        int[] known = all;
        if (known == null) {
          known = Arrays.copyOf(places, size);
          all = known;
        }
        return known;
      }
      if (input.mapping().isSame() || input.mapping().isWhole()) {
        int found = find(input.mapping().isWhole() ? 0 : reader);
        return found < 0 ? NONE : new int[] {places[found]};
      }
      IntStream.Builder found = IntStream.builder();
      extents.mapping(input).of(reader).forEach(ordinal -> {
        int at = find(ordinal);
        if (at >= 0) {
          found.add(places[at]);
        }
      });
      int[] several = found.build().toArray();
      Arrays.sort(several);
      return several;
    }

    private int find(int ordinal) {
      return Arrays.binarySearch(ordinals, 0, size, ordinal);
    }
  }
}
