package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of published data. */
public final class RowsQuery {
  private final Moment moment;
  private final List<AssetStorage> storages;

  /** Takes the storages among which one keeps each kind of data. */
  public RowsQuery(Moment moment, List<AssetStorage> storages) {
    this.moment = moment;
    this.storages = List.copyOf(storages);
  }

  /**
   * Answers a page of rows.
   *
   * @param reference the asset's key, or as much of its end as is unambiguous
   * @param partition null for the newest that is published
   */
  public RowsView rows(String reference, @Nullable String partition, int offset, int limit) {
    SelectionResolver resolver = new SelectionResolver(moment.staleness());
    AssetKey key = resolver.asset(reference);
    AssetDefinition asset = moment.graph().get(key);
    int ordinal =
        partition == null ? Newest.published(moment, key) : resolver.ordinal(key, partition);
    String shown = ordinal < 0 ? null : moment.staleness().partition(key, ordinal);
    CellState.Published published =
        ordinal < 0 ? null : moment.history().cell(key, shown).published();
    if (asset.isExternal()) {
      return nothing(
          key, partition, offset, "It is produced elsewhere; what it holds is not kept here.");
    }
    if (published == null) {
      return nothing(
          key,
          partition,
          offset,
          partition == null
              ? "Nothing is published yet."
              : "Nothing is published for %s.".formatted(partition));
    }
    if (asset.storage() == StorageKind.NONE) {
      return nothing(
          key, shown, offset, "Its method keeps no data here; it has an effect elsewhere.");
    }
    AssetStorage.RowPage page = storage(asset)
        .preview(
            asset, moment.code().outputType(asset), shown, published.dataVersion(), offset, limit);
    return new RowsView(
        key.toString(),
        shown,
        page.columns(),
        page.rows(),
        page.total(),
        offset,
        note(ordinal, key));
  }

  private String note(int ordinal, AssetKey key) {
    return switch (moment.staleness().status(key, ordinal)) {
      case STALE -> "These rows are stale.";
      case FAILED -> "The latest attempt failed; these rows are of the last good one.";
      case GONE -> "The source of these rows is gone.";
      case UP_TO_DATE, MISSING, ABSENT -> "";
    };
  }

  private AssetStorage storage(AssetDefinition asset) {
    return storages.stream()
        .filter(storage -> storage.keeps(asset.storage()))
        .findFirst()
        .orElseThrow();
  }

  private static RowsView nothing(
      AssetKey key, @Nullable String partition, int offset, String note) {
    return new RowsView(key.toString(), partition, List.of(), List.of(), 0, offset, note);
  }
}
