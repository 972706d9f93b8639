package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.Quarantine.Kept;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a blocking check refused. */
public final class QuarantineQuery {
  private final Moment moment;
  private final List<AssetStorage> storages;

  /** Takes the storages among which one keeps each kind of data. */
  public QuarantineQuery(Moment moment, List<AssetStorage> storages) {
    this.moment = moment;
    this.storages = List.copyOf(storages);
  }

  /**
   * Answers a page of refused rows.
   *
   * @param reference the asset's key, or as much of its end as is unambiguous
   * @param partition null for the one that was refused last
   */
  public QuarantineView quarantined(
      String reference, @Nullable String partition, int offset, int limit) {
    SelectionResolver resolver = new SelectionResolver(moment.staleness());
    AssetKey key = resolver.asset(reference);
    if (partition != null) {
      resolver.ordinal(key, partition);
    }
    AssetDefinition asset = moment.graph().get(key);
    Quarantine quarantine = of(storages, asset);
    Kept kept = asset.grid() != null && partition == null
        ? newest(quarantine.of(key))
        : quarantine.find(new Cell(key, partition));
    if (kept == null) {
      String of = partition == null ? "" : " of " + partition;
      RowsView none = new RowsView(
          key.toString(),
          partition,
          List.of(),
          List.of(),
          0,
          offset,
          "Nothing%s is in quarantine.".formatted(of));
      return new QuarantineView(key.toString(), null, null, none);
    }
    RowPage page = quarantine.preview(asset, moment.code().outputType(asset), kept, offset, limit);
    String shown = kept.cell().partition();
    return new QuarantineView(
        key.toString(),
        shown,
        refused(kept.refusal()),
        new RowsView(
            key.toString(),
            shown,
            page.columns(),
            page.rows(),
            page.total(),
            offset,
            "These rows were refused; nothing reads them."));
  }

  /** Where a storage keeps what is refused of an asset. */
  static Quarantine of(List<AssetStorage> storages, AssetDefinition asset) {
    return storages.stream()
        .filter(storage -> storage.keeps(asset.storage()))
        .map(AssetStorage::quarantine)
        .findFirst()
        .orElse(Quarantine.NONE);
  }

  private static @Nullable Kept newest(List<Kept> kept) {
    return kept.stream().max(Comparator.comparing(each -> each.refusal().at())).orElse(null);
  }

  private static QuarantineView.Refused refused(Refusal refusal) {
    return new QuarantineView.Refused(
        refusal.run(),
        refusal.attempt(),
        refusal.at(),
        refusal.asset().toString(),
        refusal.check(),
        refusal.message());
  }
}
