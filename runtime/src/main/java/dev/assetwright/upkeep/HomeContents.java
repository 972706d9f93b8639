package dev.assetwright.upkeep;

import dev.assetwright.home.Home;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Materialization;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.memory.ProjectionCheck;
import dev.assetwright.value.ValueCheck;
import dev.assetwright.warehouse.WarehouseCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a store says with itself, with the files of values and with the warehouse.
 *
 * <p>Store, files and warehouse cannot be read at one moment, so what was published while they were read is left out.
 */
final class HomeContents {
  /** Two versions are kept; a few records back the one before is found, if it is there at all. */
  private static final int RECORDS_LOOKED_BACK = 20;

  private final Home home;
  private final Store store;
  private final boolean hasWarehouse;
  private final boolean hasTablesElsewhere;
  private final boolean others;
  private final List<Finding> findings = new ArrayList<>();

  private HomeContents(
      Home home, Store store, boolean hasWarehouse, boolean hasTablesElsewhere, boolean others) {
    this.home = home;
    this.store = store;
    this.hasWarehouse = hasWarehouse;
    this.hasTablesElsewhere = hasTablesElsewhere;
    this.others = others;
  }

  /**
   * What was found.
   *
   * @param bytesByAsset values and tables together
   * @param retentionFrees the bytes of versions that go next
   * @param quarantine the bytes of what was refused
   */
  record Result(
      List<Finding> findings,
      Map<AssetKey, Long> bytesByAsset,
      long retentionFrees,
      long quarantine) {
    static final Result NOTHING = new Result(List.of(), Map.of(), 0, 0);
  }

  /**
   * Examines the contents.
   *
   * @param hasWarehouse whether there is a warehouse that can be read
   * @param hasTablesElsewhere whether tables are not compared, since they are not in the home
   * @param others whether processes are at work in the home
   */
  static Result examine(
      Home home, Store store, boolean hasWarehouse, boolean hasTablesElsewhere, boolean others) {
    return new HomeContents(home, store, hasWarehouse, hasTablesElsewhere, others).examine();
  }

  private Result examine() {
    StoredState state = store.load();
    projections(state);
    runs();
    Map<Cell, String> published = withData(state);
    ValueCheck.Result values =
        ValueCheck.of(home.values(), state.cells().keySet(), published, this::before);
    agreement(state, published, values);
    files(values);
    Map<AssetKey, Long> bytes = new TreeMap<>(values.bytesByAsset());
    long quarantine = values.quarantinedBytes();
    if (hasWarehouse) {
      WarehouseCheck warehouse = new WarehouseCheck(home.warehouse());
      quarantine += warehouse.quarantinedBytes();
      Set<AssetKey> assets = new TreeSet<>();
      state.cells().keySet().forEach(cell -> assets.add(cell.asset()));
      warehouse.bytesByAsset(assets).forEach((asset, size) -> bytes.merge(asset, size, Long::sum));
    }
    return new Result(findings, bytes, values.retiredBytes(), quarantine);
  }

  private void projections(StoredState state) {
    List<String> differences = ProjectionCheck.differences(store, state);
    if (differences.isEmpty()) {
      findings.add(Finding.ok(
          "history",
          "%s in the log, and what follows from them is what is kept."
              .formatted(Sentences.count(state.sequence(), "event"))));
    } else {
      findings.add(
          Finding.problem(
              "history",
              "The log says otherwise than what is kept of it, of: %s."
                  .formatted(Sentences.quoted(differences)),
              "Restore a copy of the home. Please report this: it is a bug, or the file was changed by another program."));
    }
  }

  private void runs() {
    List<RunStore.RunRecord> open = store.openRuns();
    findings.add(Finding.ok(
        "runs",
        open.isEmpty()
            ? "No run is open."
            : "%s open.".formatted(open.size() == 1 ? "1 run is" : open.size() + " runs are")));
    int publishings = store.openPublishings().size();
    if (publishings > 0) {
      findings.add(Finding.note(
          "publishing",
          "%d %s announced and not confirmed; the process at work, or the next start, finds out what became of it."
              .formatted(publishings, publishings == 1 ? "publishing was" : "publishings were")));
    }
  }

  /** The data versions of what is published, without assets that have no data. */
  static Map<Cell, String> withData(StoredState state) {
    Map<Cell, String> published = new TreeMap<>();
    state.cells().forEach((cell, known) -> {
      if (known.published() != null && !known.published().dataVersion().isEmpty()) {
        published.put(cell, known.published().dataVersion());
      }
    });
    return published;
  }

  private @Nullable String before(Cell cell, String published) {
    return store.materializations(cell.asset(), cell.partition(), RECORDS_LOOKED_BACK).stream()
        .map(Materialization::dataVersion)
        .filter(version -> !version.equals(published))
        .findFirst()
        .orElse(null);
  }

  private void agreement(StoredState state, Map<Cell, String> published, ValueCheck.Result values) {
    // In this order: what is published meanwhile is seen as announced, or as another version.
    Map<Cell, String> markers =
        hasWarehouse ? new WarehouseCheck(home.warehouse()).published() : Map.of();
    Set<Cell> announced = announced(store);
    Map<Cell, String> now = withData(store.load());
    List<Cell> damaged = new ArrayList<>();
    List<Cell> missing = new ArrayList<>();
    List<Cell> otherTables = new ArrayList<>();
    List<Cell> missingTables = new ArrayList<>();
    published.forEach((cell, version) -> {
      boolean settled = version.equals(now.get(cell)) && !announced.contains(cell);
      if (!settled || values.intact().contains(cell) || version.equals(markers.get(cell))) {
        return;
      }
      if (values.damaged().containsKey(cell)) {
        damaged.add(cell);
      } else if (markers.containsKey(cell)) {
        otherTables.add(cell);
      } else {
        CellState.Published known = state.cells().get(cell).published();
        if (hasTablesElsewhere && known != null && known.token() != null) {
          return;
        }
        (known != null && known.token() != null ? missingTables : missing).add(cell);
      }
    });
    damaged.forEach(cell -> findings.add(Finding.problem(
        "values",
        "The file of '%s' holds other bytes than those that were written: '%s'."
            .formatted(cell, values.damaged().get(cell)),
        "Delete it. '%s' then counts as missing, and is made again when it is materialized."
            .formatted(cell))));
    tell(
        missing,
        "values",
        "Published values are not there: %s.",
        "They count as missing. Materialize them again, or restore the folder 'values' from a copy.");
    tell(
        missingTables,
        "warehouse",
        "Published tables or partitions of tables are not there: %s.",
        "They count as missing. Materialize them again, or restore the home from a copy.");
    tell(
        otherTables,
        "warehouse",
        "The tables hold other versions than the history says: %s.",
        "Forget these partitions and materialize them again, or restore store and warehouse from one copy.");
    if (damaged.size() + missing.size() + missingTables.size() + otherTables.size() == 0) {
      findings.add(Finding.ok(
          "values",
          "%s published, and all data is there as it was written."
              .formatted(
                  published.size() == 1
                      ? "1 partition is"
                      : published.size() + " partitions are")));
    }
  }

  private void tell(List<Cell> cells, String subject, String text, String advice) {
    if (!cells.isEmpty()) {
      findings.add(Finding.problem(subject, text.formatted(Sentences.quoted(cells)), advice));
    }
  }

  /** The cells that are being published, or were when their process died. */
  static Set<Cell> announced(Store store) {
    Set<Cell> cells = new HashSet<>();
    store
        .openPublishings()
        .forEach(
            publishing -> publishing.materializations().forEach(each -> cells.add(each.cell())));
    return cells;
  }

  /** Files that nothing needs: worth knowing, no more. */
  private void files(ValueCheck.Result values) {
    note(values.damagedEarlier(), "Earlier versions that nothing reads are damaged: %s.");
    note(
        values.setAside(),
        "Readers found these damaged and set them aside; they go when their partition is materialized: %s.");
    if (!others) {
      note(
          values.staged(),
          "A process that died left unfinished files; they go when their partition is materialized: %s.");
    }
    note(values.unknown(), "Of these files in 'values' nothing is on record: %s.");
  }

  private void note(Collection<?> files, String text) {
    if (!files.isEmpty()) {
      findings.add(Finding.note("values", text.formatted(Sentences.quoted(files))));
    }
  }
}
