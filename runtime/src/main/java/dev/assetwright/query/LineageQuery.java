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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The map of the assets, and each of its cards. */
public final class LineageQuery {
  private final Moment moment;
  private final AssetTexts texts;

  public LineageQuery(Moment moment) {
    this(moment, new AssetTexts());
  }

  /** Takes what was told before. */
  public LineageQuery(Moment moment, AssetTexts texts) {
    this.moment = moment;
    this.texts = texts;
  }

  /** The map of what the terms select; of all assets without terms. */
  public LineageView lineage(List<String> selection) {
    AssetGraph graph = moment.graph();
    List<AssetTexts.Text> all = texts.of(graph);
    SortedSet<AssetKey> selected = new SelectionResolver(moment.staleness()).select(selection);
    boolean isAll = selected.size() == all.size();
    List<LineageView.Card> cards = new ArrayList<>(selected.size());
    for (AssetTexts.Text text : all) {
      if (isAll || selected.contains(text.asset().key())) {
        cards.add(card(text));
      }
    }
    return new LineageView(
        graph.fingerprint(),
        all.size(),
        counts(),
        cards,
        isAll ? texts.edges(graph) : AssetTexts.edges(graph, List.copyOf(selected)));
  }

  /** How many assets are in each state, the worst first; states without assets are left out. */
  Map<String, Integer> counts() {
    int[] counts = new int[DataStatus.values().length];
    moment.graph().keys().forEach(key -> counts[moment.staleness().worst(key).ordinal()]++);
    Map<String, Integer> words = new LinkedHashMap<>();
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        words.put(DataStatus.values()[i].word(), counts[i]);
      }
    }
    return words;
  }

  /** One card. */
  public LineageView.Card card(AssetKey key) {
    return card(texts.of(moment.graph(), key));
  }

  private LineageView.Card card(AssetTexts.Text text) {
    AssetDefinition asset = text.asset();
    AssetKey key = asset.key();
    Activity.OfAsset activity = moment.activity().of(key);
    return new LineageView.Card(
        text.key(),
        text.name(),
        text.group(),
        text.kind(),
        moment.staleness().worst(key).word(),
        activity(moment, key),
        activity.done(),
        activity.count(),
        CardLine.of(moment, key),
        publishedAt(moment, asset),
        rows(key),
        passed(text),
        text.checks().size(),
        PartitionRuns.counts(moment, asset),
        Freshness.word(moment, asset));
  }

  private int passed(AssetTexts.Text text) {
    int passed = 0;
    for (CheckDefinition check : text.checks()) {
      passed += hasPassed(text.asset().key(), check) ? 1 : 0;
    }
    return passed;
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
