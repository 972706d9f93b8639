package dev.assetwright.ui;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import dev.assetwright.query.view.VersionsView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small project that works: four assets in a row, of which a run brings the stale ones up to date
 * at once. The asset {@code bug} makes every question fail.
 */
final class FakeApplication implements Application {
  /** The reasons for which code was accepted. */
  final List<String> accepted = new ArrayList<>();

  static final Instant NOW = Instant.parse("2026-11-02T06:15:00Z");
  private static final List<String> ASSETS =
      List.of("clean/sales", "mart/daily_sales", "mart/monthly_sales", "raw/sales_file");

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  final AtomicInteger plans = new AtomicInteger();
  private final Map<String, String> status = new TreeMap<>();
  private final Map<String, RunView> runs = new LinkedHashMap<>();
  private String graph = "g1";
  private BackfillView.@Nullable Head backfill;

  FakeApplication() {
    ASSETS.forEach(asset -> status.put(asset, "stale"));
    status.put("raw/sales_file", "up to date");
  }

  @Override
  public Started startBackfill(
      Request request, int stepsPerRun, @Nullable String pace, String startedBy) {
    requests.add(request);
    backfill = head("RUNNING", stepsPerRun, pace);
    return new Started("4d02aa", 300, "Backfill 4d02aa has 300 steps.");
  }

  private static BackfillView.Head head(String status, int stepsPerRun, @Nullable String pace) {
    return new BackfillView.Head(
        "4d02aa",
        status,
        "Backfill group:mart",
        List.of("group:mart"),
        "all",
        false,
        true,
        stepsPerRun,
        pace,
        "page",
        NOW,
        null,
        "",
        true,
        1,
        Map.of("SUCCEEDED", 120));
  }

  @Override
  public void drive(String id) {
    throw new UnsupportedOperationException("A server drives all anyway.");
  }

  @Override
  public BackfillView.BackfillList backfills(int limit) {
    return new BackfillView.BackfillList(backfill == null ? List.of() : List.of(backfill));
  }

  @Override
  public BackfillView backfill(String id, int most) {
    return new BackfillView(backfillHead(id), 180, -1, List.of(), List.of());
  }

  @Override
  public BackfillView.Head backfillHead(String id) {
    if (backfill == null || !backfill.backfill().startsWith(id)) {
      throw new ApplicationException(
          ApplicationException.Category.NOT_FOUND,
          "UnknownBackfill",
          "There is no backfill '%s'.".formatted(id),
          List.of());
    }
    return backfill;
  }

  @Override
  public BackfillView.Head awaitBackfill(String id) {
    return backfillHead(id);
  }

  @Override
  public String changeBackfill(String id, BackfillChange change) {
    BackfillView.Head found = backfillHead(id);
    backfill = head(change.name(), found.stepsPerRun(), found.pace());
    return "Backfill 4d02aa: %s.".formatted(change.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public synchronized StatusView status() {
    return new StatusView(
        "shop",
        "dev",
        "0.1.0",
        graph,
        NOW,
        null,
        NOW,
        status.size(),
        counts(),
        List.of(),
        List.of(),
        null);
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    status.values().forEach(state -> counts.merge(state, 1, Integer::sum));
    return counts;
  }

  private List<String> selected(List<String> selection) {
    if (selection.isEmpty()) {
      return ASSETS;
    }
    List<String> selected = new ArrayList<>();
    for (String term : selection) {
      if (term.startsWith("group:")) {
        String start = term.substring("group:".length()) + "/";
        ASSETS.stream().filter(asset -> asset.startsWith(start)).forEach(selected::add);
      } else {
        selected.add(known(term));
      }
    }
    return selected.stream().sorted().distinct().toList();
  }

  private String known(String asset) {
    if (asset.equals("bug")) {
      throw new IllegalStateException("secret detail");
    }
    if (!status.containsKey(asset)) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "UnknownAsset",
          "There is no asset '%s'.".formatted(asset),
          List.of("Did you mean 'mart/daily_sales'?"));
    }
    return asset;
  }

  @Override
  public synchronized LineageView lineage(List<String> selection) {
    if (selection.contains("((")) {
      throw new ApplicationException(
          Category.USAGE, "InvalidSelection", "'((' is not closed.", List.of());
    }
    List<String> assets = selected(selection);
    List<int[]> edges = Stream.of(
            new String[] {"clean/sales", "mart/daily_sales"},
            new String[] {"mart/daily_sales", "mart/monthly_sales"},
            new String[] {"raw/sales_file", "clean/sales"})
        .filter(edge -> assets.containsAll(Arrays.asList(edge)))
        .map(edge -> new int[] {assets.indexOf(edge[0]), assets.indexOf(edge[1])})
        .toList();
    return new LineageView(
        graph, status.size(), counts(), assets.stream().map(this::card).toList(), edges);
  }

  @Override
  public synchronized LineageView.Card card(String asset) {
    String[] parts = known(asset).split("/");
    return new LineageView.Card(
        asset,
        parts[1],
        parts[0],
        "java",
        status.getOrDefault(asset, ""),
        "",
        0,
        0,
        "1 day stale: new data",
        null,
        -1,
        0,
        0,
        Map.of(),
        "");
  }

  @Override
  public synchronized AssetListView list(List<String> selection) {
    return new AssetListView(selected(selection).stream()
        .map(asset -> new AssetListView.Entry(
            asset,
            asset.split("/")[0],
            "java",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            status.getOrDefault(asset, ""),
            1,
            0,
            1,
            0,
            0,
            0,
            null,
            null,
            ""))
        .toList());
  }

  @Override
  public synchronized AssetView asset(String asset, @Nullable String partition) {
    return new AssetView(
        known(asset),
        asset.split("/")[1],
        asset.split("/")[0],
        "java",
        "table",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        status.getOrDefault(asset, ""),
        "",
        partition,
        null,
        List.of(),
        "",
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        new AssetView.Code(
            "SalesAssets.sales",
            "v1",
            "from the compiled code",
            1,
            null,
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of()));
  }

  @Override
  public CodeView code(String asset, @Nullable String partition) {
    return new CodeView(
        known(asset), partition, "c1", "c2", "", List.of(), List.of(), null, null, List.of());
  }

  @Override
  public QuarantineView quarantined(
      String asset, @Nullable String partition, int offset, int limit) {
    return new QuarantineView(
        known(asset),
        partition,
        new QuarantineView.Refused("c07d50", 1, Instant.EPOCH, asset, "is_unique", "3 come twice"),
        rows(asset, partition, offset, limit));
  }

  @Override
  public RowsView rows(String asset, @Nullable String partition, int offset, int limit) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int row = offset; row < Math.min(offset + limit, 120); row++) {
      rows.add(Arrays.asList(row, null));
    }
    return new RowsView(known(asset), partition, List.of("n", "note"), rows, 120, offset, "");
  }

  @Override
  public synchronized PlanView plan(Request request, int limit) {
    plans.incrementAndGet();
    requests.add(request);
    List<PlanView.Step> steps = stale(request).stream()
        .map(asset -> new PlanView.Step(
            asset,
            null,
            true,
            List.of(new CauseView("data", asset, null, "new data", null, null, List.of(asset)))))
        .toList();
    return new PlanView(
        request.selection(),
        request.partitions(),
        steps.size(),
        steps.stream().limit(limit).toList(),
        List.of(),
        0,
        List.of(),
        List.of(),
        -1,
        steps.size() + " steps");
  }

  private List<String> stale(Request request) {
    return selected(request.selection()).stream()
        .filter(asset -> request.force() || "stale".equals(status.get(asset)))
        .toList();
  }

  @Override
  public synchronized Started materialize(Request request, String startedBy) {
    requests.add(request);
    List<String> assets = stale(request);
    if (assets.isEmpty()) {
      return new Started(null, 0, "All 4 assets are up to date.");
    }
    String run = "c07d5" + runs.size();
    List<RunView.Step> steps = assets.stream().map(asset -> step(asset, null)).toList();
    RunView.Head head = new RunView.Head(
        run,
        "SUCCEEDED",
        "Materialize",
        request.selection(),
        request.partitions(),
        request.force(),
        !request.only(),
        startedBy,
        null,
        null,
        NOW,
        NOW,
        NOW,
        0,
        "",
        Map.of("SUCCEEDED", steps.size()),
        true);
    runs.put(run, new RunView(head, steps, steps.size(), List.of(), -1));
    assets.forEach(asset -> status.put(asset, "up to date"));
    listeners.forEach(listener -> {
      listener.runChanged(run, steps);
      listener.assetsChanged(assets);
      listener.logGrew(run, assets.get(0), null, 3);
    });
    return new Started(run, steps.size(), steps.size() + " steps started.");
  }

  static RunView.Step step(String asset, @Nullable String partition) {
    return new RunView.Step(
        asset, partition, "SUCCEEDED", "", 1, NOW, NOW, null, 5, 10, Map.of("rows", 10), List.of());
  }

  @Override
  public synchronized RunView.RunList runs(
      @Nullable String asset, @Nullable Instant before, int limit) {
    return new RunView.RunList(runs.values().stream()
        .filter(run ->
            asset == null || run.steps().stream().anyMatch(step -> step.asset().equals(asset)))
        .map(RunView::run)
        .filter(head -> before == null || head.queuedAt().isBefore(before))
        .limit(limit)
        .toList());
  }

  @Override
  public synchronized RunView run(String run, int offset, int limit) {
    RunView found = runs.get(run);
    if (found == null) {
      throw new ApplicationException(
          Category.NOT_FOUND, "UnknownRun", "There is no run '%s'.".formatted(run), List.of());
    }
    List<RunView.Step> steps = found.steps().stream().skip(offset).limit(limit).toList();
    return new RunView(found.run(), steps, found.total(), List.of(), -1);
  }

  @Override
  public LogView log(
      String run,
      @Nullable String asset,
      @Nullable String partition,
      int attempt,
      int from,
      int limit) {
    int total = 3;
    int first = from < 0 ? Math.max(0, total - limit) : from;
    List<LogView.Line> lines = new ArrayList<>();
    for (int line = first; line < Math.min(total, first + limit); line++) {
      lines.add(new LogView.Line(NOW, "INFO", "line " + line));
    }
    return new LogView(run, asset == null ? "" : asset, partition, 1, 1, total, first, -1, lines);
  }

  @Override
  public String cancel(String run) {
    throw new ApplicationException(
        Category.ENVIRONMENT, "StoreLocked", "The store is locked.", List.of("Try again."));
  }

  @Override
  public Started retry(String run, String startedBy) {
    run(run, 0, 1);
    return new Started(null, 0, "Nothing failed in '%s'.".formatted(run));
  }

  @Override
  public AcceptView acceptable(List<String> selection) {
    return accept(selection, false);
  }

  @Override
  public AcceptView accept(List<String> selection, String because) {
    accepted.add(because);
    return accept(selection, true);
  }

  private AcceptView accept(List<String> selection, boolean isDone) {
    known(selection.get(0).equals("*") ? "clean/sales" : selection.get(0));
    return new AcceptView(
        21,
        List.of(new AcceptView.Asset("clean/sales", 21, ": SaleRules.reject changed")),
        0,
        "21 partitions of 1 asset %s as made by the code of now."
            .formatted(isDone ? "count" : "would count"));
  }

  @Override
  public synchronized int forget(List<String> selection, String partitions) {
    List<String> assets = selected(selection);
    assets.forEach(asset -> status.put(asset, "missing"));
    return assets.size();
  }

  @Override
  public RunView await(String run) {
    return run(run, 0, 1);
  }

  /** The partitions of its one dynamic grid. */
  final List<String> customers = new ArrayList<>(List.of("acme"));

  private List<String> customers(String grid) {
    if (!grid.equals("customer")) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "UnknownGrid",
          "There is no dynamic grid '%s'. Did you mean 'customer'?".formatted(grid),
          List.of());
    }
    return customers;
  }

  @Override
  public synchronized DynamicGridView.GridList grids() {
    return new DynamicGridView.GridList(List.of(head()));
  }

  private DynamicGridView.Head head() {
    return new DynamicGridView.Head("customer", customers.size(), List.of("mart/invoices"));
  }

  @Override
  public synchronized DynamicGridView grid(String grid, int offset, int limit) {
    return new DynamicGridView(
        head(), offset, customers(grid).stream().skip(offset).limit(limit).toList());
  }

  @Override
  public synchronized DynamicGridView.Change addPartitions(String grid, List<String> keys) {
    customers(grid).addAll(keys);
    return new DynamicGridView.Change(grid, keys, customers.size(), "Added " + keys);
  }

  @Override
  public synchronized DynamicGridView.Change removePartitions(String grid, List<String> keys) {
    customers(grid).removeAll(keys);
    return new DynamicGridView.Change(grid, keys, customers.size(), "Removed " + keys);
  }

  @Override
  public AutoCloseable subscribe(ChangeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  synchronized void reload() {
    graph = "g2";
    listeners.forEach(ChangeListener::graphChanged);
  }

  @Override
  public VersionsView versions(String asset, @Nullable String partition) {
    return new VersionsView(
        asset,
        partition,
        List.of(
            version("4be1c07f90aa", reverted.isEmpty()),
            version("11d5a2e03b7c", !reverted.isEmpty())));
  }

  private static VersionsView.Version version(String version, boolean published) {
    return new VersionsView.Version(
        version, Instant.parse("2026-06-01T06:15:00Z"), "c07d5e", 120, 4_567, published);
  }

  /** To which version it was reverted; empty for none. */
  String reverted = "";

  @Override
  public VersionsView revert(String asset, @Nullable String partition, String version) {
    reverted = version;
    return versions(asset, partition);
  }
}
