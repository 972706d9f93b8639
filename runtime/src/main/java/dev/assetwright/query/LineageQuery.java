package dev.assetwright.query;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.DataStatus;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The map of the assets, and each of its cards. */
public final class LineageQuery {
  private final Moment moment;

  public LineageQuery(Moment moment) {
    this.moment = moment;
  }

  /** The map of what the terms select; of all assets without terms. */
  public LineageView lineage(List<String> selection) {
    AssetGraph graph = moment.graph();
    SortedSet<AssetKey> selected = new SelectionResolver(moment.staleness()).select(selection);
    return new LineageView(
        graph.fingerprint(),
        graph.assets().size(),
        counts(),
        selected.stream().map(this::card).toList(),
        edges(graph, List.copyOf(selected)));
  }

  /** How many assets are in each state, the worst first; states without assets are left out. */
  Map<String, Integer> counts() {
    int[] counts = new int[DataStatus.values().length];
    for (AssetDefinition asset : moment.graph().assets()) {
      counts[moment.staleness().worst(asset.key()).ordinal()]++;
    }
    Map<String, Integer> words = new LinkedHashMap<>();
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        words.put(DataStatus.values()[i].word(), counts[i]);
      }
    }
    return words;
  }

  private static List<int[]> edges(AssetGraph graph, List<AssetKey> selected) {
    Map<AssetKey, Integer> positions = new HashMap<>();
    for (AssetKey key : selected) {
      positions.put(key, positions.size());
    }
    List<int[]> edges = new ArrayList<>();
    for (AssetKey key : selected) {
      for (AssetKey reader : graph.downstream(key)) {
        Integer to = positions.get(reader);
        if (to != null) {
          edges.add(new int[] {positions.get(key), to});
        }
      }
    }
    return edges;
  }

  /** One card. */
  public LineageView.Card card(AssetKey key) {
    AssetDefinition asset = moment.graph().get(key);
    List<CheckDefinition> checks = moment.graph().checks(key);
    return new LineageView.Card(
        key.toString(),
        key.name(),
        key.group(),
        asset.kind().word(),
        moment.staleness().worst(key).word(),
        activity(moment, key),
        moment.activity().done(key),
        moment.activity().steps(key),
        CardLine.of(moment, key),
        publishedAt(moment, asset),
        rows(key),
        (int) checks.stream().filter(check -> hasPassed(key, check)).count(),
        checks.size(),
        PartitionRuns.counts(moment, asset),
        Freshness.word(moment, asset));
  }

  /** Of the newest partition that is published: many at once may be published in any order. */
  private long rows(AssetKey key) {
    int newest = Newest.published(moment, key);
    if (newest < 0) {
      return -1;
    }
    return moment.history().rows(key, moment.staleness().partition(key, newest));
  }

  /** What is happening to an asset; {@code blocked} also when no run is current and something upstream holds it back. */
  static String activity(Moment moment, AssetKey key) {
    String word = moment.activity().word(key);
    if (!word.isEmpty()) {
      return word;
    }
    return moment.staleness().cells(key).isAnyHeldBack() ? "blocked" : "";
  }

  /** When what is there of an asset was published last; of an external, when it last changed; null when nothing is there. */
  static @Nullable Instant publishedAt(Moment moment, AssetDefinition asset) {
    return asset.isExternal()
        ? Newest.lastChange(moment.history(), asset.key())
        : moment.history().lastPublishedAt(asset.key());
  }

  private boolean hasPassed(AssetKey key, CheckDefinition check) {
    int newest = Newest.checked(moment, key, check.name());
    if (newest < 0) {
      return false;
    }
    String partition = moment.staleness().partition(key, newest);
    CheckState state = Newest.result(moment.history(), key, partition, check.name());
    return Objects.requireNonNull(state).passed();
  }
}
