package dev.assetwright.spi;

/**
 * Where an {@link AssetSource} declares its assets.
 *
 * <pre>{@code
 * sink.asset("mart/" + entry.name())
 *     .reads("clean/sales", new TypeOf<List<Sale>>() {}.type())
 *     .arguments(entry.country())
 *     .makes(BigDecimal.class, inputs -> total(inputs.get("clean/sales"), entry.country()));
 * }</pre>
 */
public interface AssetSink {
  /** Begins an asset with that key, {@code "mart/revenue_no"}. The last call says how it is made. */
  SourceAsset asset(String key);
}
