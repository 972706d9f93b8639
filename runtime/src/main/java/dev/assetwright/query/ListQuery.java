package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import java.util.List;
import java.util.Map;

/** The assets in a list: the catalog page, {@code assetwright list}. */
public final class ListQuery {
  private final Moment moment;

  public ListQuery(Moment moment) {
    this.moment = moment;
  }

  /** What the terms select; all assets without terms. */
  public AssetListView list(List<String> selection) {
    return new AssetListView(new SelectionResolver(moment.staleness())
        .select(selection).stream().map(this::entry).toList());
  }

  private AssetListView.Entry entry(AssetKey key) {
    AssetDefinition asset = moment.graph().get(key);
    Map<CellStatus, Integer> counts = moment.staleness().counts(key);
    return new AssetListView.Entry(
        key.toString(),
        key.group(),
        asset.kind().word(),
        Words.firstSentence(asset.description()),
        asset.owners(),
        asset.tags(),
        asset.kinds(),
        moment.graph().upstream(key).stream().map(AssetKey::toString).toList(),
        moment.staleness().worst(key).word(),
        moment.staleness().count(key),
        counts.getOrDefault(CellStatus.UP_TO_DATE, 0),
        counts.getOrDefault(CellStatus.STALE, 0),
        counts.getOrDefault(CellStatus.MISSING, 0),
        counts.getOrDefault(CellStatus.FAILED, 0),
        counts.getOrDefault(CellStatus.ABSENT, 0),
        LineageQuery.publishedAt(moment, asset),
        Schedules.next(asset.schedule(), moment.now()),
        Freshness.word(moment, asset));
  }
}
