package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.AcceptView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.staleness.Staleness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the data that is stale because of new code and would not be if that counted as equal; the word that there was nothing
 * to make is data too. All assets that one method makes are meant together. What failed is left out: an accepted version would
 * hide the failure.
 */
public final class AcceptQuery {
  private final Moment moment;
  private final CodeStore versions;
  private final CodeDetails details;

  public AcceptQuery(Moment moment, CodeStore versions, CodeDetails details) {
    this.moment = moment;
    this.versions = versions;
    this.details = details;
  }

  /** A cell that other code settled: by data, or by skipping it. */
  public record Outdated(Cell cell, String was, String now) {}

  /**
   * What can be accepted.
   *
   * @param producers what makes it
   */
  public record Found(List<Outdated> cells, Set<ProducerDefinition> producers, int failed) {
    public Found {
      cells = List.copyOf(cells);
      producers = new LinkedHashSet<>(producers);
    }

    /** Returns the facts that accept it all. */
    public List<Event> events(Instant at, String because) {
      List<Event> events = new ArrayList<>();
      for (Outdated outdated : cells) {
        events.add(
            new Event.CodeAccepted(at, outdated.cell(), outdated.was(), outdated.now(), because));
      }
      return events;
    }
  }

  /** Finds it among the selected assets. */
  public Found find(List<String> selection) {
    Set<ProducerDefinition> producers = new LinkedHashSet<>();
    for (AssetKey key : new SelectionResolver(moment.staleness()).select(selection)) {
      if (!moment.graph().get(key).isExternal()) {
        producers.add(moment.graph().get(key).producer());
      }
    }
    List<Outdated> cells = new ArrayList<>();
    int failed = 0;
    for (ProducerDefinition producer : producers) {
      for (AssetKey key : producer.assets()) {
        failed += find(key, cells);
      }
    }
    producers.removeIf(producer -> cells.stream()
        .noneMatch(found -> producer.assets().contains(found.cell().asset())));
    return new Found(cells, producers, failed);
  }

  /** Returns how many partitions of one asset there are. */
  int count(AssetKey key) {
    AssetDefinition asset = moment.graph().get(key);
    if (!asset.isExternal() && asset.producer().assets().size() == 1) {
      // All that is known of the producer is known of this asset, and a page must not go through
      // a million cells.
      return moment.staleness().cells(key).countMadeByOtherCode();
    }
    List<Outdated> cells = new ArrayList<>();
    if (!asset.isExternal()) {
      find(key, cells);
    }
    return cells.size();
  }

  /** Adds the cells of one asset, and returns how many failed instead. */
  private int find(AssetKey key, List<Outdated> cells) {
    String now = moment.code().version(moment.graph().get(key).producer()).code();
    Staleness staleness = moment.staleness();
    int failed = 0;
    for (int ordinal : staleness.cells(key).madeByOtherCode()) {
      Cell cell = new Cell(key, staleness.partition(key, ordinal));
      CellState state = moment.history().cell(key, cell.partition());
      if (!isOutdated(state, now)) {
        continue;
      }
      if (state.latest() != null && state.latest().status() == StepStatus.FAILED) {
        failed++;
      } else {
        cells.add(new Outdated(cell, state.provenance().codeVersion(), now));
      }
    }
    return failed;
  }

  private static boolean isOutdated(CellState state, String now) {
    CellState.Provenance settled = state.provenance();
    return settled != null && !settled.codeVersion().equals(now);
  }

  /** Tells what was found; {@code isDone} when it has been accepted. */
  public AcceptView view(Found found, boolean isDone) {
    Map<AssetKey, List<Outdated>> byAsset = new TreeMap<>();
    found
        .cells()
        .forEach(one -> byAsset
            .computeIfAbsent(one.cell().asset(), key -> new ArrayList<>())
            .add(one));
    List<AcceptView.Asset> assets = new ArrayList<>();
    CauseViews causes = new CauseViews(moment, details, versions);
    byAsset.forEach((key, cells) -> assets.add(new AcceptView.Asset(
        key.toString(),
        cells.size(),
        causes.change(moment.graph().get(key).producer(), cells.get(0).was()))));
    return new AcceptView(
        found.cells().size(), assets, found.failed(), text(found, assets.size(), isDone));
  }

  private static String text(Found found, int assets, boolean isDone) {
    int cells = found.cells().size();
    String left = found.failed() == 0
        ? ""
        : " %s left out, since the latest attempt failed."
            .formatted(
                Words.count(found.failed(), "partition") + (found.failed() == 1 ? " is" : " are"));
    if (cells == 0) {
      return "No data of the selection was made by other code than that of now." + left;
    }
    String what = cells == assets
        ? Words.count(assets, "asset")
        : "%s of %s".formatted(Words.count(cells, "partition"), Words.count(assets, "asset"));
    return "%s %s as made by the code of now.%s"
        .formatted(what, isDone ? cells == 1 ? "counts" : "count" : "would count", left);
  }
}
