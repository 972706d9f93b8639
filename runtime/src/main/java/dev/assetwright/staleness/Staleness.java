package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.DataStatus;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How every cell stands at one moment. Immutable; made by {@link StalenessResolver}.
 *
 * <p>All assets of one producer stand alike: a multi-asset is stale when one of them is. Cells are told by asset and
 * ordinal; the one cell of an asset without a grid has ordinal 0.
 */
public final class Staleness {
  /** How many causes are told of a cell at most. */
  public static final int MOST_CAUSES = CauseFinder.MOST;

  private static final CellStatus[] WORST_FIRST = Arrays.stream(CellStatus.values())
      .filter(status -> status.dataStatus() != null)
      .sorted(Comparator.comparing(
          CellStatus::dataStatus, Comparator.nullsFirst(Comparator.reverseOrder())))
      .toArray(CellStatus[]::new);

  private final AssetGraph graph;
  private final Extents extents;
  private final ProducerCells[] cells;
  private final CauseFinder causes;

  Staleness(AssetGraph graph, Extents extents, ProducerCells[] cells, CauseFinder causes) {
    this.graph = graph;
    this.extents = extents;
    this.cells = cells;
    this.causes = causes;
  }

  /** The graph that this is about. */
  public AssetGraph graph() {
    return graph;
  }

  /** The moment: which partitions exist follows from it. */
  public Instant at() {
    return extents.at();
  }

  /** Which partitions exist at the moment; ordinals mean those of it. */
  public Extents extents() {
    return extents;
  }

  /** All cells of an asset; for those who look at many. */
  public ProducerCells cells(AssetKey asset) {
    return of(asset);
  }

  /** How many cells exist: 1 without a grid, else the partitions that have ended. */
  public int count(AssetKey asset) {
    return of(asset).count();
  }

  /** The partition key of an ordinal; null without a grid. */
  public @Nullable String partition(AssetKey asset, int ordinal) {
    return of(asset).partition(ordinal);
  }

  /** How a cell stands. */
  public CellStatus status(AssetKey asset, int ordinal) {
    return of(asset).status(ordinal);
  }

  /** Whether the cell is absent because a method said so, its own or one upstream. */
  public boolean isSkipped(AssetKey asset, int ordinal) {
    return of(asset).isSkipped(ordinal);
  }

  /** Whether something upstream failed, so that the cell could not be brought up to date now. */
  public boolean isHeldBack(AssetKey asset, int ordinal) {
    return of(asset).isHeldBack(ordinal);
  }

  /** Whether the cell needs to run whatever upstream steps produce; false when that decides, or it need not run. */
  public boolean isCertain(AssetKey asset, int ordinal) {
    return of(asset).hasOwnCause(ordinal);
  }

  /** The kinds of causes that a cell has of its own, without looking upstream; cheap, unlike {@link #causes}. */
  public Set<StaleCause.Kind> ownKinds(AssetKey asset, int ordinal) {
    ProducerCells of = of(asset);
    Set<StaleCause.Kind> kinds = EnumSet.noneOf(StaleCause.Kind.class);
    for (StaleCause.Kind kind : StaleCause.Kind.values()) {
      if (of.has(ordinal, kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** Whether the cell is missing, stale or failed. */
  public boolean needsWork(AssetKey asset, int ordinal) {
    return of(asset).needsWork(ordinal);
  }

  /**
   * The worst of the cells that count; missing when none of those that exist does, such as for an external that was never
   * there. A grid without partitions has nothing missing.
   */
  public DataStatus worst(AssetKey asset) {
    return worst(of(asset));
  }

  /** The same of the cells of an asset. */
  public static DataStatus worst(ProducerCells of) {
    for (CellStatus status : WORST_FIRST) {
      if (of.count(status) > 0) {
        return Objects.requireNonNull(status.dataStatus());
      }
    }
    boolean settled = of.count() == 0 || of.count(CellStatus.GONE) > 0 || of.isAnySkipped();
    return settled ? DataStatus.UP_TO_DATE : DataStatus.MISSING;
  }

  /**
   * Why a cell is not up to date: the root causes, its own first, in the order of {@link StaleCause.Kind}; empty when it is
   * up to date. At most {@link #MOST_CAUSES}.
   */
  public List<StaleCause> causes(AssetKey asset, int ordinal) {
    return causes(asset, ordinal, MOST_CAUSES);
  }

  /** The same, looking upstream only until so many are found: for those who ask about thousands of cells. */
  public List<StaleCause> causes(AssetKey asset, int ordinal, int most) {
    return causes.find(cells, asset, ordinal, most);
  }

  /** Why a cell is absent or gone, in words; empty when it is not. */
  public String absence(AssetKey asset, int ordinal) {
    return causes.absence(cells, asset, ordinal);
  }

  /** The same with a star for the cell's partition, so that six thousand missing files are one reason. */
  public String absenceOfMany(AssetKey asset, int ordinal) {
    String partition = partition(asset, ordinal);
    String reason = absence(asset, ordinal);
    int at = partition == null ? -1 : reason.indexOf(partition);
    if (at < 0) {
      return reason;
    }
    StringBuilder starred = new StringBuilder(reason.length());
    int from = 0;
    for (; at >= 0; at = reason.indexOf(partition, at + 1)) {
      int end = at + partition.length();
      boolean whole = (at == 0 || !isOfWord(reason.charAt(at - 1)))
          && (end == reason.length() || !isOfWord(reason.charAt(end)));
      if (whole && at >= from) {
        starred.append(reason, from, at).append('*');
        from = end;
      }
    }
    return starred.append(reason, from, reason.length()).toString();
  }

  private static boolean isOfWord(char each) {
    return each == '_'
        || each >= '0' && each <= '9'
        || each >= 'a' && each <= 'z'
        || each >= 'A' && each <= 'Z';
  }

  private ProducerCells of(AssetKey asset) {
    return cells[graph.position(asset)];
  }
}
