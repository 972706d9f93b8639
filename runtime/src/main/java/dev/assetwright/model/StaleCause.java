package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A root cause for a cell not being up to date: "stale because X is stale" is followed to its end.
 *
 * @param kind what differs
 * @param asset where it differs: the asset itself, or one upstream of it
 * @param partition the partition in question there; null without a grid, or when several are meant
 * @param detail the finding in words, without the asset's name: {@code new code: SalesCleaning.trim changed}
 * @param was what it was made from, shortened for people; null when there is no such thing
 * @param now what is there now; null when there is no such thing
 * @param path the assets from {@code asset} down to the one asked about, both included; one element when it is the same
 */
public record StaleCause(
    Kind kind,
    AssetKey asset,
    @Nullable String partition,
    String detail,
    @Nullable String was,
    @Nullable String now,
    List<AssetKey> path) {
  public StaleCause {
    path = List.copyOf(path);
  }

  /** The closed list of what makes a cell stale; in the order in which causes are told. */
  public enum Kind {
    /** Never materialized. */
    MISSING,
    /** The logic changed. */
    CODE,
    /** The configuration its class takes changed. */
    CONFIG,
    /** An input was added or removed. */
    DEPENDENCIES,
    /** An input is read in other partitions than before. */
    MAPPING,
    /** An input, external ones included, has another data version than was read. */
    DATA,
    /** A blocking check upstream failed, so what is published there is not what it should be. */
    CHECK;

    /** The word in JSON and for people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
