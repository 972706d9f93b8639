package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code declares of one asset; known without running anything.
 *
 * @param key its name
 * @param description the Javadoc's text, plain; empty without one
 * @param owners who answers for it
 * @param tags words to select by, {@code pii} or {@code tier=1}
 * @param kinds what it is made with or kept as; {@code sql} for a SQL asset
 * @param formerly the keys it had before
 * @param storage how its data is kept
 * @param component the component of the multi-asset's record that holds it; null when the method makes this asset alone
 * @param schedule when it is brought up to date by itself; null for never
 * @param freshness the greatest age its newest data may have; null without a promise
 * @param producer the method that makes it
 */
public record AssetDefinition(
    AssetKey key,
    String description,
    List<String> owners,
    List<String> tags,
    List<String> kinds,
    List<AssetKey> formerly,
    StorageKind storage,
    @Nullable String component,
    @Nullable Schedule schedule,
    @Nullable Duration freshness,
    ProducerDefinition producer) {
  public AssetDefinition {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
    kinds = List.copyOf(kinds);
    formerly = List.copyOf(formerly);
  }

  /** An asset that says nothing of kinds and former keys. */
  public AssetDefinition(
      AssetKey key,
      String description,
      List<String> owners,
      List<String> tags,
      StorageKind storage,
      @Nullable String component,
      @Nullable Schedule schedule,
      @Nullable Duration freshness,
      ProducerDefinition producer) {
    this(
        key,
        description,
        owners,
        tags,
        List.of(),
        List.of(),
        storage,
        component,
        schedule,
        freshness,
        producer);
  }

  /** Returns the same asset made by another producer. */
  public AssetDefinition madeBy(ProducerDefinition other) {
    return new AssetDefinition(
        key, description, owners, tags, storage, component, schedule, freshness, other);
  }

  /** How it comes to be. */
  public AssetKind kind() {
    return producer.kind();
  }

  /** Which partitions it has; null without a grid. */
  public @Nullable Grid grid() {
    return producer.grid();
  }

  /** Whether others produce it. */
  public boolean isExternal() {
    return producer.kind() == AssetKind.EXTERNAL;
  }
}
