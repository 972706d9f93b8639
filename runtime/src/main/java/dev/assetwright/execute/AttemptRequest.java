package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import java.util.List;
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
 * @param reason why it runs, for the log
 */
record AttemptRequest(
    AssetCode code,
    ProducerDefinition producer,
    String run,
    @Nullable String partition,
    int ordinal,
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

  /** The cells it makes, in the order of the producer. */
  List<Cell> cells() {
    return producer.assets().stream()
        .map((AssetKey key) -> new Cell(key, partition))
        .toList();
  }
}
