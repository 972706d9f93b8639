package dev.assetwright.query;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.AcceptView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.staleness.ProducerCells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  /**
   * What can be accepted of one asset.
   *
   * @param ordinals the cells that other code settled: by data, or by skipping them
   * @param was the code that settled the first of them; null when there is none
   * @param failed how many are left out
   */
  public record Outdated(
      AssetKey asset, BitSet ordinals, @Nullable String was, int failed) {
    public Outdated {
      ordinals = (BitSet) ordinals.clone();
    }

    /** How many cells. */
    public int cells() {
      return ordinals.cardinality();
    }
  }

  /**
   * What can be accepted.
   *
   * @param assets those with such cells, sorted
   * @param producers what makes them
   */
  public record Found(List<Outdated> assets, Set<ProducerDefinition> producers, int failed) {
    public Found {
      assets = List.copyOf(assets);
      producers = Collections.unmodifiableSet(new LinkedHashSet<>(producers));
    }

    /** How many cells. */
    public int cells() {
      return assets.stream().mapToInt(Outdated::cells).sum();
    }
  }

  /** Finds it among the selected assets. */
  public Found find(List<String> selection) {
    Set<ProducerDefinition> selected = new LinkedHashSet<>();
    for (AssetKey key : new SelectionResolver(moment.staleness()).select(selection)) {
      if (!moment.graph().get(key).isExternal()) {
        selected.add(moment.graph().get(key).producer());
      }
    }
    Set<ProducerDefinition> producers = new LinkedHashSet<>();
    SortedMap<AssetKey, Outdated> assets = new TreeMap<>();
    int failed = 0;
    for (ProducerDefinition producer : selected) {
      for (AssetKey key : producer.assets()) {
        Outdated found = find(key);
        failed += found.failed();
        if (found.cells() > 0) {
          assets.put(key, found);
          producers.add(producer);
        }
      }
    }
    return new Found(List.copyOf(assets.values()), producers, failed);
  }

  /** Returns how many partitions of one asset there are. */
  int count(AssetKey key) {
    return moment.graph().get(key).isExternal() ? 0 : find(key).cells();
  }

  private Outdated find(AssetKey key) {
    ProducerCells cells = moment.staleness().cells(key);
    BitSet outdated = cells.madeByOtherCode();
    BitSet failed = cells.failed();
    failed.and(outdated);
    if (moment.graph().get(key).producer().assets().size() > 1) {
      // What is known of the producer may be so of another of its assets.
      outdated.stream().filter(at -> was(key, at) == null).forEach(outdated::clear);
      failed.stream().filter(at -> !isFailed(key, at)).forEach(failed::clear);
      failed.and(outdated);
    }
    outdated.andNot(failed);
    // Nothing but the first is looked at: a page must not go through a million cells. What was made
    // anew in this very moment may
    // still be among them.
    String was = null;
    for (int at = outdated.nextSetBit(0);
        at >= 0 && was == null;
        at = outdated.nextSetBit(at + 1)) {
      was = was(key, at);
      outdated.set(at, was != null);
    }
    return new Outdated(key, outdated, was, failed.cardinality());
  }

  private boolean isFailed(AssetKey key, int ordinal) {
    CellState.Latest latest =
        moment.history().cell(key, moment.staleness().partition(key, ordinal)).latest();
    return latest != null && latest.status() == StepStatus.FAILED;
  }

  /** The code that settled a cell; null when it is that of now, or the cell is not settled. */
  private @Nullable String was(AssetKey key, int ordinal) {
    CellState.Provenance settled =
        moment.history().cell(key, moment.staleness().partition(key, ordinal)).provenance();
    String now = moment.code().version(moment.graph().get(key).producer()).code();
    return settled == null || settled.codeVersion().equals(now) ? null : settled.codeVersion();
  }

  /** Returns the facts that accept all that was found. */
  public List<Event> events(Found found, Instant at, String because) {
    List<Event> events = new ArrayList<>();
    for (Outdated outdated : found.assets()) {
      AssetKey key = outdated.asset();
      String now = moment.code().version(moment.graph().get(key).producer()).code();
      Map<String, List<Cell>> byCode = new TreeMap<>();
      outdated.ordinals().stream().forEach(ordinal -> {
        String was = was(key, ordinal);
        if (was != null) {
          byCode
              .computeIfAbsent(was, same -> new ArrayList<>())
              .add(new Cell(key, moment.staleness().partition(key, ordinal)));
        }
      });
      byCode.forEach((was, cells) -> {
        for (int from = 0; from < cells.size(); from += Event.CodeAccepted.MOST_CELLS) {
          int to = Math.min(from + Event.CodeAccepted.MOST_CELLS, cells.size());
          events.add(new Event.CodeAccepted(at, cells.subList(from, to), was, now, because));
        }
      });
    }
    return events;
  }

  /** Tells what was found; {@code isDone} when it has been accepted. */
  public AcceptView view(Found found, boolean isDone) {
    CauseViews causes = new CauseViews(moment, details, versions);
    List<AcceptView.Asset> assets = found.assets().stream()
        .map(outdated -> new AcceptView.Asset(
            outdated.asset().toString(),
            outdated.cells(),
            causes.change(
                moment.graph().get(outdated.asset()).producer(),
                Objects.requireNonNull(outdated.was()))))
        .toList();
    return new AcceptView(
        found.cells(), assets, found.failed(), text(found, assets.size(), isDone));
  }

  private static String text(Found found, int assets, boolean isDone) {
    int cells = found.cells();
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
