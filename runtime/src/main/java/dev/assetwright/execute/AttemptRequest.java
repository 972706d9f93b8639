package dev.assetwright.execute;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
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

/**
 * One attempt to make the assets of a producer at a partition.
 *
 * @param code the code it runs
 * @param partition the partition's key; null without a grid
 * @param ordinal the partition's ordinal; 0 without a grid
 * @param attempt from 1
 * @param version the logic, as recorded with what it makes
 * @param inputs what it reads, as recorded with what it makes
 * @param checkInputs what its checks read beside; not recorded, since checks make nothing
 * @param outlived the upstreams of which more is published than exists
 * @param reason why it runs, for the log
 */
record AttemptRequest(
    AssetCode code,
    ProducerDefinition producer,
    String run,
    @Nullable String partition,
    Extents extents,
    int attempt,
    ProducerVersion version,
    List<InputVersion> inputs,
    List<InputVersion> checkInputs,
    Set<AssetKey> outlived,
    String reason) {
  AttemptRequest {
    inputs = List.copyOf(inputs);
    checkInputs = List.copyOf(checkInputs);
  }

  /** The cell of the first asset, by which logs are known. */
  Cell cell() {
    return new Cell(producer.first(), partition);
  }

  /** Whether an edge of a check to an asset of the attempt means the very cell that is being made. */
  static boolean isOwn(InputDefinition input) {
    return input.mapping().isWhole() || input.mapping().isSame();
  }

  /** Which part of an upstream an edge reads. */
  Slice slice(InputDefinition input) {
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
          true, grid, need == null ? List.of() : List.of(Objects.requireNonNull(need.partition())));
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

  /** The cells it makes, in the order of the producer. */
  List<Cell> cells() {
    return producer.assets().stream()
        .map((AssetKey key) -> new Cell(key, partition))
        .toList();
  }
}
