package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make the assets of a producer at a partition.
 *
 * @param code the code it runs
 * @param partition the partition's key; null without a grid
 * @param slices which part of an upstream each edge reads
 * @param attempt from 1
 * @param version the logic, as recorded with what it makes
 * @param inputs what it reads, as recorded with what it makes
 * @param checkInputs what its checks read beside; not recorded, since checks make nothing
 * @param reason why it runs, for the log
 */
record AttemptRequest(
    AssetCode code,
    ProducerDefinition producer,
    String run,
    @Nullable String partition,
    Slices slices,
    int attempt,
    ProducerVersion version,
    List<InputVersion> inputs,
    List<InputVersion> checkInputs,
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
    return slices.of(input);
  }

  /** The cells it makes, in the order of the producer. */
  List<Cell> cells() {
    return producer.assets().stream()
        .map((AssetKey key) -> new Cell(key, partition))
        .toList();
  }
}
