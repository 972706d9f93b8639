package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.StorageKind;
import dev.assetwright.query.view.VersionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.RunStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which versions of a cell's data are still there, so that one of them can be published again. */
public final class VersionsQuery {
  /** So many materializations are looked at first, and so many times as many while there are more. */
  private static final int FIRST = 100;

  private static final int MORE = 8;

  private final Moment moment;
  private final RunStore runs;
  private final List<AssetStorage> storages;

  public VersionsQuery(Moment moment, RunStore runs, List<AssetStorage> storages) {
    this.moment = moment;
    this.runs = runs;
    this.storages = List.copyOf(storages);
  }

  /**
   * Lists them, the newest first.
   *
   * @param reference the asset's key, or as much of its end as is unambiguous
   * @param partition null without a grid
   */
  public VersionsView versions(String reference, @Nullable String partition) {
    Cell cell = cell(reference, partition);
    CellState.Published published =
        moment.history().cell(cell.asset(), cell.partition()).published();
    List<VersionsView.Version> versions = new ArrayList<>();
    for (Materialization made : there(cell)) {
      versions.add(new VersionsView.Version(
          made.dataVersion(),
          made.at(),
          made.run(),
          made.rows(),
          made.bytes(),
          published != null && published.dataVersion().equals(made.dataVersion())));
    }
    return new VersionsView(cell.asset().toString(), cell.partition(), versions);
  }

  /**
   * Finds what a version was made from.
   *
   * @param version its beginning, as far as it is unambiguous
   * @throws ApplicationException if none of the versions that are there begins so, several do, or it is the published one
   */
  public Materialization find(String reference, @Nullable String partition, String version) {
    Cell cell = cell(reference, partition);
    List<Materialization> there = there(cell);
    List<Materialization> found =
        there.stream().filter(made -> made.dataVersion().startsWith(version)).toList();
    if (found.size() != 1) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "UnknownVersion",
          found.isEmpty()
              ? "Nothing is there of '%s' in a version '%s'.".formatted(cell, version)
              : "%d versions of '%s' begin with '%s'.".formatted(found.size(), cell, version),
          List.of(
              there.isEmpty()
                  ? "No version of it is there."
                  : there.stream()
                      .map(made -> "'" + made.dataVersion() + "'")
                      .collect(Collectors.joining(", ", "There is ", "."))));
    }
    CellState.Published published =
        moment.history().cell(cell.asset(), cell.partition()).published();
    if (published != null && published.dataVersion().equals(found.get(0).dataVersion())) {
      throw usage(
          "AlreadyPublished",
          "Version '%s' of '%s' is the published one.".formatted(published.dataVersion(), cell));
    }
    return found.get(0);
  }

  /** Of each version that is there the newest materialization. */
  private List<Materialization> there(Cell cell) {
    AssetDefinition asset = moment.graph().get(cell.asset());
    Set<String> seen = new HashSet<>();
    return materializations(cell).stream()
        .filter(made -> Objects.equals(made.cell().partition(), cell.partition()))
        .filter(made -> seen.add(made.dataVersion()) && isThere(asset, made))
        .toList();
  }

  /** All of them: what is made to the same data again and again may be on record many times since it was made to other data. */
  private List<Materialization> materializations(Cell cell) {
    for (int limit = FIRST; ; limit *= MORE) {
      List<Materialization> made = runs.materializations(cell.asset(), cell.partition(), limit);
      if (made.size() < limit) {
        return made;
      }
    }
  }

  private boolean isThere(AssetDefinition asset, Materialization made) {
    CellState.Published asked = new CellState.Published(
        made.at(),
        made.at(),
        made.run(),
        made.codeVersion(),
        made.configFingerprint(),
        made.dataVersion(),
        made.rows(),
        null,
        made.inputs());
    return storages.stream()
        .filter(storage -> storage.keeps(asset.storage()))
        .findFirst()
        .orElseThrow()
        .findLost(Map.of(made.cell(), asked), Map.of(made.cell(), asset))
        .isEmpty();
  }

  private Cell cell(String reference, @Nullable String partition) {
    SelectionResolver resolver = new SelectionResolver(moment.staleness());
    AssetKey key = resolver.asset(reference);
    AssetDefinition asset = moment.graph().get(key);
    if (asset.storage() != StorageKind.VALUE && asset.storage() != StorageKind.ROWS) {
      throw usage(
          "NoVersions",
          asset.storage() == StorageKind.TABLE
              ? "'%s' is a table, whose rows are replaced: no earlier version of it is kept."
                  .formatted(key)
              : "'%s' keeps no data here, so there are no versions of it.".formatted(key));
    }
    return new Cell(key, moment.staleness().partition(key, resolver.ordinal(key, partition)));
  }

  private static ApplicationException usage(String code, String message) {
    return new ApplicationException(Category.USAGE, code, message, List.of("Nothing was changed."));
  }
}
