package dev.assetwright.staleness;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a cell was made from with what it would read now. Both lists come sorted, so one pass tells all.
 */
final class Differences {
  private Differences() {}

  /**
   * One difference.
   *
   * @param was the recorded version; null when it was not read
   * @param now the present version; null when nothing is there
   */
  record Difference(
      StaleCause.Kind kind,
      AssetKey upstream,
      @Nullable String partition,
      @Nullable String was,
      @Nullable String now) {}

  static List<Difference> between(
      ProducerDefinition reader,
      @Nullable String partition,
      List<InputVersion> recorded,
      List<InputVersion> present,
      Extents extents) {
    List<Difference> differences = new ArrayList<>();
    Set<AssetKey> recordedAssets = new HashSet<>();
    recorded.forEach(version -> recordedAssets.add(version.upstream()));
    int r = 0;
    int p = 0;
    while (r < recorded.size() || p < present.size()) {
      InputVersion was = r < recorded.size() ? recorded.get(r) : null;
      InputVersion now = p < present.size() ? present.get(p) : null;
      int order = was == null ? 1 : now == null ? -1 : order(was, now);
      if (order == 0) {
        if (!was.dataVersion().equals(now.dataVersion())) {
          differences.add(new Difference(
              StaleCause.Kind.DATA,
              was.upstream(),
              was.partition(),
              was.dataVersion(),
              now.dataVersion()));
        }
        r++;
        p++;
      } else if (order < 0) {
        differences.add(new Difference(
            removed(reader, partition, was, extents),
            was.upstream(),
            was.partition(),
            was.dataVersion(),
            null));
        r++;
      } else {
        differences.add(new Difference(
            added(reader, now, recordedAssets),
            now.upstream(),
            now.partition(),
            null,
            now.dataVersion()));
        p++;
      }
    }
    return differences;
  }

  private static int order(InputVersion was, InputVersion now) {
    int byAsset = was.upstream().compareTo(now.upstream());
    return byAsset != 0
        ? byAsset
        : Objects.toString(was.partition(), "").compareTo(Objects.toString(now.partition(), ""));
  }

  /** Read before, not now: the edge is gone, or reads elsewhere, or the partition lost its data. */
  private static StaleCause.Kind removed(
      ProducerDefinition reader, @Nullable String partition, InputVersion was, Extents extents) {
    for (InputDefinition input : reader.inputs()) {
      if (input.upstream().equals(was.upstream())) {
        return extents.isMeant(input, partition, was.partition())
            ? StaleCause.Kind.DATA
            : StaleCause.Kind.MAPPING;
      }
    }
    return StaleCause.Kind.DEPENDENCIES;
  }

  /** Read now, not before: a new edge, another partition of an old one, or a fan-in that grew. */
  private static StaleCause.Kind added(
      ProducerDefinition reader, InputVersion now, Set<AssetKey> recordedAssets) {
    for (InputDefinition input : reader.inputs()) {
      if (input.upstream().equals(now.upstream())) {
        if (!input.mapping().isSingle()) {
          return StaleCause.Kind.DATA;
        }
        return recordedAssets.contains(now.upstream())
            ? StaleCause.Kind.MAPPING
            : StaleCause.Kind.DEPENDENCIES;
      }
    }
    return StaleCause.Kind.DEPENDENCIES;
  }
}
