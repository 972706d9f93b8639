package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** The assets in a list: the catalog page, {@code assetwright list}. */
public final class ListQuery {
  private final Moment moment;
  private final AssetTexts texts;

  public ListQuery(Moment moment) {
    this(moment, new AssetTexts());
  }

  /** Takes what was told before. */
  public ListQuery(Moment moment, AssetTexts texts) {
    this.moment = moment;
    this.texts = texts;
  }

  /** What the terms select; all assets without terms. */
  public AssetListView list(List<String> selection) {
    List<AssetTexts.Text> all = texts.of(moment.graph());
    SortedSet<AssetKey> selected = new SelectionResolver(moment.staleness()).select(selection);
    boolean isAll = selected.size() == all.size();
    List<AssetListView.Entry> entries = new ArrayList<>(selected.size());
    for (AssetTexts.Text text : all) {
      if (isAll || selected.contains(text.asset().key())) {
        entries.add(entry(text));
      }
    }
    return new AssetListView(entries);
  }

  private AssetListView.Entry entry(AssetTexts.Text text) {
    AssetDefinition asset = text.asset();
    ProducerCells cells = moment.staleness().cells(asset.key());
    return new AssetListView.Entry(
        text.key(),
        text.group(),
        text.kind(),
        text.description(),
        asset.owners(),
        asset.tags(),
        asset.kinds(),
        text.upstream(),
        Staleness.worst(cells).word(),
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
}
