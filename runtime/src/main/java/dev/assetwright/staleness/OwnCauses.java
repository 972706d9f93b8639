package dev.assetwright.staleness;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what a cell has of its own that differs from what it was made with. Used once. */
final class OwnCauses {
  private final ProducerDefinition producer;
  private final ProducerVersion version;
  private final @Nullable String partition;
  private final Extents extents;
  private final List<AssetKey> path;
  private final List<StaleCause> found = new ArrayList<>();

  /** @param path the assets from the cell's down to the one that is asked about; the cell's own first */
  OwnCauses(
      ProducerDefinition producer,
      ProducerVersion version,
      @Nullable String partition,
      Extents extents,
      List<AssetKey> path) {
    this.producer = producer;
    this.version = version;
    this.partition = partition;
    this.extents = extents;
    this.path = path;
  }

  /** What was found, in the order in which it was added. */
  List<StaleCause> found() {
    return found;
  }

  /** What is said of cells that are made together. */
  static String missing(Stream<CellState> states) {
    return states.anyMatch(CellState::isLost) ? "has lost its data" : "was never materialized";
  }

  void addMissing(@Nullable CellState state) {
    found.add(new StaleCause(
        StaleCause.Kind.MISSING,
        path.get(0),
        partition,
        missing(Stream.ofNullable(state)),
        null,
        null,
        path));
  }

  void addCode(CellState.Provenance settled) {
    if (!settled.codeVersion().equals(version.code())) {
      found.add(new StaleCause(
          StaleCause.Kind.CODE,
          path.get(0),
          partition,
          "has new code",
          settled.codeVersion(),
          version.code(),
          path));
    }
  }

  void addConfig(CellState.Provenance settled) {
    if (!settled.configFingerprint().equals(version.config())) {
      found.add(new StaleCause(
          StaleCause.Kind.CONFIG,
          path.get(0),
          partition,
          "has a new configuration",
          settled.configFingerprint(),
          version.config(),
          path));
    }
  }

  void addInputs(CellState.Provenance settled, List<InputVersion> present) {
    Differences.between(producer, partition, settled.inputs(), present, extents)
        .forEach(this::addInput);
  }

  private void addInput(Differences.Difference difference) {
    List<AssetKey> longer = new ArrayList<>(path.size() + 1);
    longer.add(difference.upstream());
    longer.addAll(path);
    String detail = switch (difference.kind()) {
      case DEPENDENCIES ->
        difference.now() == null
            ? "is no longer an input of '%s'".formatted(path.get(0))
            : "is a new input of '%s'".formatted(path.get(0));
      case MAPPING -> "is read in other partitions than before";
      default ->
        isNothing(difference.was())
            ? "arrived"
            : isNothing(difference.now()) ? "has no data any more" : "has new data";
    };
    found.add(new StaleCause(
        difference.kind(),
        difference.upstream(),
        difference.partition(),
        detail,
        difference.was(),
        difference.now(),
        longer));
  }

  private static boolean isNothing(@Nullable String version) {
    return version == null || version.equals(InputVersion.ABSENT);
  }
}
