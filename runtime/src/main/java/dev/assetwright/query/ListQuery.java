package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    ProducerCells cells = moment.staleness().cells(key);
    return new AssetListView.Entry(
        key.toString(),
        key.group(),
        asset.kind().word(),
        Words.firstSentence(asset.description()),
        asset.owners(),
        asset.tags(),
        asset.kinds(),
        texts(moment.graph().upstream(key)),
        moment.staleness().worst(key).word(),
        cells.count(),
        cells.count(CellStatus.UP_TO_DATE),
        cells.count(CellStatus.STALE),
        cells.count(CellStatus.MISSING),
        cells.count(CellStatus.FAILED),
        cells.count(CellStatus.ABSENT),
        LineageQuery.publishedAt(moment, asset),
        Schedules.next(asset.schedule(), moment.now()),
        Freshness.word(moment, asset));
  }

  private static List<String> texts(Set<AssetKey> keys) {
    List<String> texts = new ArrayList<>(keys.size());
    keys.forEach(key -> texts.add(key.toString()));
    return texts;
  }
}
