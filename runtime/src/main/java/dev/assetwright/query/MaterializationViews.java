package dev.assetwright.query;

import dev.assetwright.history.History;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.Materialization;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.AssetView.MaterializationEntry;
import dev.assetwright.query.view.AssetView.Point;
import dev.assetwright.query.view.AssetView.Series;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.CheckRecord;
import dev.assetwright.spi.RunStore.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest materializations of an asset: as a list, and their numbers as series. */
final class MaterializationViews {
  private static final int LISTED = 20;
  private static final int PLOTTED = 60;

  private final History history;
  private final RunStore runs;
  private final List<Materialization> newest;
  private final Map<String, String> startedBy = new HashMap<>();

  /** Takes them newest first. */
  MaterializationViews(History history, RunStore runs, List<Materialization> newest) {
    this.history = history;
    this.runs = runs;
    this.newest = newest;
  }

  /** How many materializations to ask a store for. */
  static int asked() {
    return PLOTTED;
  }

  /** Newest first. */
  List<MaterializationEntry> entries() {
    return newest.stream().limit(LISTED).map(this::entry).toList();
  }

  private MaterializationEntry entry(Materialization made) {
    List<CheckState> results = checks(made);
    return new MaterializationEntry(
        made.cell().partition(),
        made.at(),
        made.run(),
        startedBy.computeIfAbsent(made.run(), this::startedBy),
        made.durationMillis(),
        made.rows(),
        made.bytes(),
        made.codeVersion(),
        made.dataVersion(),
        made.metadata(),
        (int) results.stream().filter(CheckState::passed).count(),
        results.size());
  }

  private String startedBy(String run) {
    return runs.findRuns(run).stream()
        .filter(record -> record.id().equals(run))
        .map((RunRecord record) -> record.request().startedBy())
        .findFirst()
        .orElse("");
  }

  /** From memory as long as they are the cell's latest; a cell that was made again has its former ones in the store. */
  private List<CheckState> checks(Materialization made) {
    List<CheckState> latest = history.checks(made.cell()).values().stream()
        .filter(state -> state.run().equals(made.run()))
        .toList();
    if (!latest.isEmpty() || history.checks(made.cell()).isEmpty()) {
      return latest;
    }
    return runs.checks(made.run(), List.of(made.cell())).stream()
        .map(CheckRecord::state)
        .toList();
  }

  /** The numbers, each oldest first: rows, bytes, duration, then those of the metadata in the order of appearance. */
  List<Series> series() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    for (int i = newest.size() - 1; i >= 0; i--) {
      Materialization made = newest.get(i);
      if (made.rows() >= 0) {
        add(points, "rows", made, made.rows());
      }
      if (made.bytes() >= 0) {
        add(points, "bytes", made, made.bytes());
      }
      add(points, "duration_ms", made, made.durationMillis());
      made.metadata().forEach((name, value) -> {
        if (value instanceof Number number && !(name.equals("rows") && made.rows() >= 0)) {
          add(points, name, made, number.doubleValue());
        }
      });
    }
    List<Series> series = new ArrayList<>();
    points.forEach((name, values) -> series.add(new AssetView.Series(name, values)));
    return series;
  }

  private static void add(
      Map<String, List<Point>> points, String name, Materialization made, double value) {
    points
        .computeIfAbsent(name, same -> new ArrayList<>())
        .add(new Point(made.cell().partition(), made.at(), value, made.run()));
  }
}
