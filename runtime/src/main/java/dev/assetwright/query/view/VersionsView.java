package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a value or of rows that are still there.
 *
 * @param asset the asset
 * @param partition of which partition; null without a grid
 * @param versions the newest first, each once
 */
public record VersionsView(String asset, @Nullable String partition, List<Version> versions) {
  public VersionsView {
    versions = List.copyOf(versions);
  }

  /**
   * One version.
   *
   * @param version the data version
   * @param madeAt when it was made last
   * @param run by which run
   * @param rows how many rows; -1 without
   * @param bytes how large; -1 when unknown
   * @param published whether it is what readers read
   */
  public record Version(
      String version, Instant madeAt, String run, long rows, long bytes, boolean published) {}
}
