package dev.assetwright.execute;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.spi.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which part of an upstream each edge of an attempt reads. */
interface Slices {
  /** Which part of its upstream an edge reads. */
  Slice of(InputDefinition input);

  /**
   * What follows from the partitions that exist.
   *
   * @param partition that of the reader; null without a grid
   * @param inputs what the method reads
   * @param checkInputs what its checks read beside
   * @param outlived the upstreams of which more is published than exists
   */
  record Existing(
      Extents extents,
      @Nullable String partition,
      List<InputVersion> inputs,
      List<InputVersion> checkInputs,
      Set<AssetKey> outlived)
      implements Slices {
    @Override
    public Slice of(InputDefinition input) {
      Grid grid = input.mapping().upstream();
      if (grid == null) {
        return Slice.whole();
      }
      if (input.mapping().isAll()) {
        return outlived.contains(input.upstream()) ? existing(input.upstream(), grid) : Slice.all();
      }
      if (input.mapping().isSingle()) {
        Extents.Need need = extents.single(input, partition);
        return new Slice(
            true,
            grid,
            need == null ? List.of() : List.of(Objects.requireNonNull(need.partition())));
      }
      List<String> partitions = new ArrayList<>();
      Extent upstream = extents.of(grid);
      extents
          .mapping(input)
          .of(extents.reader(input, partition))
          .forEach(ordinal -> partitions.add(upstream.key(ordinal)));
      return Slice.some(grid, partitions);
    }

    /** All that exists and is published. */
    private Slice existing(AssetKey upstream, Grid grid) {
      Extent exists = extents.of(grid);
      // Keys of time sort as they are written, and are slow to read.
      Comparator<String> order = grid instanceof TimeGrid
          ? Comparator.naturalOrder()
          : Comparator.comparingInt(exists::find);
      return Slice.some(
          grid,
          Stream.concat(inputs.stream(), checkInputs.stream())
              .filter(version -> version.upstream().equals(upstream))
              .map(InputVersion::partition)
              .filter(Objects::nonNull)
              .distinct()
              .sorted(order)
              .toList());
    }
  }
}
