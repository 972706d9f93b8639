package dev.assetwright.cli;

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
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import dev.assetwright.query.view.VersionsView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A small project that works: three assets of one day in a row, and a run that goes while it is awaited. What is not up to
 * date is run; {@link #failing} fails, which blocks what is behind it.
 */
final class FakeApplication implements Application {
  /** The reasons for which code was accepted. */
  final List<String> accepted = new ArrayList<>();

  static final Instant NOW = Instant.parse("2026-11-02T06:15:00Z");
  static final String DAY = "2010-12-01";
  private static final List<String> ASSETS =
      List.of("clean/sales", "mart/daily_sales", "mart/monthly_sales");

  final Map<String, String> status = new TreeMap<>();
  final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  final List<Request> requests = new ArrayList<>();
  final List<PlanView.Held> held = new ArrayList<>();
  final List<String> notices = new ArrayList<>();

  @Nullable
  String failing;

  /** Whose check fails without keeping the data from being published. */
  @Nullable
  String unsound;

  BackfillView.@Nullable Head backfill;

  /** Whose step is asked for, which was never at work. */
  @Nullable
  String neverRan;

  /** Whether a living process drives the backfill. */
  boolean isDriven = true;

  int copies = 1;
  Runnable whileRunning = () -> {};
  StatusView.@Nullable Problem problem;
  Instant loadedAt = NOW;
  private final Map<String, RunView> runs = new LinkedHashMap<>();
  private boolean canceled;

  FakeApplication() {
    ASSETS.forEach(asset -> status.put(asset, "stale"));
  }

  private List<String> selected(List<String> selection) {
    return selection.isEmpty()
        ? ASSETS
        : ASSETS.stream()
            .filter(asset -> selection.stream().anyMatch(term -> matches(known(term), asset)))
            .toList();
  }

  private static boolean matches(String term, String asset) {
    return term.startsWith("group:")
        ? asset.startsWith(term.substring("group:".length()) + "/")
        : asset.equals(term);
  }

  private String known(String term) {
    if (term.equals("bug")) {
      throw new IllegalStateException("secret detail");
    }
    if (!term.startsWith("group:") && !ASSETS.contains(term)) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "UnknownAsset",
          "There is no asset '%s'.".formatted(term),
          List.of("Did you mean 'clean/sales'?"));
    }
    return term;
  }

  private static @Nullable String partition(String asset) {
    return asset.equals("mart/monthly_sales") ? null : DAY;
  }

  @Override
  public Started startBackfill(
      Request request, int stepsPerRun, @Nullable String pace, String startedBy) {
    requests.add(request);
    backfill = head("RUNNING", stepsPerRun, pace, 0);
    return new Started("4d02aa", 300, "Backfill 4d02aa has 300 steps.");
  }

  private BackfillView.Head head(String status, int stepsPerRun, @Nullable String pace, int made) {
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
        "command line",
        NOW,
        null,
        status.equals("FAILED") ? "1 cell failed" : "",
        isDriven,
        made == 0 ? 0 : 3,
        made == 0 ? Map.of() : Map.of("SUCCEEDED", made, "FAILED", failing == null ? 0 : 1));
  }

  @Override
  public void drive(String id) {
    whileRunning.run();
    if (backfill.status().equals("RUNNING")) {
      backfill = head(
          failing == null ? "SUCCEEDED" : "FAILED",
          backfill.stepsPerRun(),
          backfill.pace(),
          failing == null ? 300 : 299);
    }
  }

  @Override
  public BackfillView.BackfillList backfills(int limit) {
    return new BackfillView.BackfillList(backfill == null ? List.of() : List.of(backfill));
  }

  @Override
  public BackfillView backfill(String id, int most) {
    return new BackfillView(backfill, 0, -1, List.of(), List.of());
  }

  @Override
  public BackfillView.Head backfillHead(String id) {
    return backfill;
  }

  @Override
  public BackfillView.Head awaitBackfill(String id) {
    return backfill;
  }

  @Override
  public String changeBackfill(String id, BackfillChange change) {
    String status = switch (change) {
      case PAUSE, STOP -> "PAUSED";
      case RESUME, RETRY -> "RUNNING";
      case CANCEL -> "CANCELED";
    };
    backfill = head(status, backfill.stepsPerRun(), backfill.pace(), 120);
    return "Backfill 4d02aa is %s.".formatted(status.toLowerCase(Locale.ROOT));
  }

  @Override
  public StatusView status() {
    return new StatusView(
        "shop", "dev", "0.1.0", "g1", loadedAt, problem, NOW, 3, Map.of(), List.of(), notices,
        null);
  }

  @Override
  public LineageView lineage(List<String> selection) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LineageView.Card card(String asset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AssetListView list(List<String> selection) {
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
            6_178,
            21,
            2,
            0,
            0,
            6_155,
            NOW,
            null,
            asset.startsWith("mart/") ? "in time" : ""))
        .toList());
  }

  private static CauseView cause() {
    return new CauseView(
        "code",
        "clean/sales",
        DAY,
        "'clean/sales' has new code: SaleRules.reject changed",
        "1f2e3d4c",
        "5b6a7988",
        List.of("clean/sales", "mart/daily_sales"));
  }

  @Override
  public AssetView asset(String asset, @Nullable String partition) {
    String key = known(asset);
    return new AssetView(
        key,
        key.split("/")[1],
        key.split("/")[0],
        "java",
        "table",
        "The day's figures.",
        List.of("sales@shop.example"),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        status.getOrDefault(key, ""),
        "",
        DAY,
        "stale",
        List.of(cause()),
        "It is stale: 'clean/sales' has new code.",
        new PartitionsView(
            "daily from 2009-12-01, Europe/London",
            List.of(),
            "day",
            "2009-12-01",
            6_178,
            new TreeMap<>(Map.of("absent", 6_155, "up to date", 23)),
            "no file",
            List.of(),
            List.of()),
        new AssetView.Freshness("in time", 1, 1, NOW, "in time: 2 h old, at most 32 h"),
        new AssetView.Automation(
            "15 6 * * *",
            "Europe/London",
            "daily at 06:15, Europe/London",
            NOW,
            null,
            null,
            "",
            false),
        List.of(new AssetView.Check(
            "sale_ids_are_unique", "", true, "error", "passed", "", DAY, NOW, "c07d50")),
        List.of(new AssetView.Neighbour("raw/sales_file", "external", "up to date", "", false)),
        List.of(),
        0,
        List.of(),
        List.of(new AssetView.MaterializationEntry(
            DAY,
            NOW,
            "c07d50",
            "page",
            420,
            1_902,
            80_000,
            "5b6a79880000ffff",
            "0123456789abcdef0123",
            Map.of("rejected", 3),
            1,
            1)),
        List.of(),
        null,
        List.of(new AssetView.Column("day", "text")),
        new AssetView.Code(
            "SalesMarts.dailySales",
            "5b6a7988",
            "from the compiled code",
            4,
            null,
            List.of(),
            1,
            List.of(new AssetView.Acceptance(
                NOW, 21, DAY, "1f2e3d4c5b6a7988", "5b6a79880000ffff", "renamed a method")),
            List.of("Java 17.0.15", "Java 17 class files", "com.acme:pricing 3.18"),
            List.of("Library com.acme:pricing is 3.18, before 3.17, which makes nothing stale.")));
  }

  @Override
  public CodeView code(String asset, @Nullable String partition) {
    return new CodeView(
        known(asset),
        partition,
        "1f2e3d4c5b6a7988",
        "5b6a79880000ffff",
        "SaleRules.reject changed, reached directly",
        List.of(
            new CodeView.Method(
                "shop.SaleRules.reject(Sale)",
                "changed",
                "aaaabbbbccccdddd",
                "eeeeffff00001111",
                List.of("shop.SalesAssets.sales(List)", "shop.SaleRules.reject(Sale)")),
            new CodeView.Method(
                "shop.SalesAssets.sales(List)",
                "same",
                "2222333344445555",
                "2222333344445555",
                List.of())),
        List.of(),
        null,
        new CodeView.Environment("17.0.15", List.of("Java 17 class files"), List.of()),
        List.of("Runs on Java 17.0.15, before on 17.0.12."));
  }

  @Override
  public QuarantineView quarantined(
      String asset, @Nullable String partition, int offset, int limit) {
    RowsView rows = rows(asset, partition, offset, limit);
    if (!asset.equals("clean/sales")) {
      return new QuarantineView(
          asset,
          null,
          null,
          new RowsView(
              asset, partition, List.of(), List.of(), 0, offset, "Nothing is in quarantine."));
    }
    return new QuarantineView(
        asset,
        rows.partition(),
        new QuarantineView.Refused("5d21aa", 2, NOW, asset, "sale_ids_are_unique", "3 come twice"),
        rows);
  }

  @Override
  public RowsView rows(String asset, @Nullable String partition, int offset, int limit) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(limit, 2); row++) {
      rows.add(Arrays.asList(
          DAY,
          12 + row,
          "WHITE HANGING HEART T-LIGHT HOLDER AND A LONG TAIL",
          null,
          "United Kingdom"));
    }
    return new RowsView(
        asset,
        DAY,
        List.of("day", "line", "description", "customer", "country"),
        rows,
        1_902,
        0,
        "");
  }

  @Override
  public PlanView plan(Request request, int limit) {
    requests.add(request);
    List<String> todo = todo(request);
    List<PlanView.Step> steps = todo.stream()
        .map(asset -> new PlanView.Step(asset, partition(asset), true, List.of(cause())))
        .toList();
    return new PlanView(
        request.selection(),
        request.partitions(),
        todo.size() * copies,
        steps.stream().limit(limit).toList(),
        todo.stream()
            .map(asset -> new PlanView.AssetSteps(
                asset,
                copies,
                partition(asset) == null ? List.of() : List.of(DAY),
                "new code",
                400))
            .toList(),
        0,
        todo.isEmpty()
            ? List.of()
            : List.of(new PlanView.Absent("clean/sales", 6_155, "day", "no file")),
        held,
        todo.isEmpty() ? -1 : 1_200,
        todo.isEmpty()
            ? "All 3 assets are up to date."
            : "%d steps bring %d assets up to date.".formatted(todo.size() * copies, todo.size()));
  }

  private List<String> todo(Request request) {
    return selected(request.selection()).stream()
        .filter(asset -> request.force() || !"up to date".equals(status.get(asset)))
        .toList();
  }

  @Override
  public Started materialize(Request request, String startedBy) {
    List<String> todo = todo(request);
    if (todo.isEmpty()) {
      return new Started(null, 0, "All 3 assets are up to date.");
    }
    String run = "c07d5" + runs.size();
    List<RunView.Step> steps =
        todo.stream().map(asset -> step(asset, "QUEUED", "")).toList();
    put(run, "STARTED", steps, startedBy);
    return new Started(run, steps.size(), steps.size() + " steps.");
  }

  private RunView.Step step(String asset, String status, String reason) {
    boolean ran = status.equals("SUCCEEDED") || status.equals("FAILED");
    return new RunView.Step(
        asset,
        partition(asset),
        status,
        reason,
        ran ? 1 : 0,
        ran ? NOW : null,
        ran ? NOW : null,
        null,
        ran ? 1_250 : 0,
        status.equals("SUCCEEDED") ? 1_902 : -1,
        Map.of(),
        asset.equals(unsound)
            ? List.of(new RunView.CheckResult("adds_up", "failed", false, "3 is not 4"))
            : List.of());
  }

  private void put(String run, String status, List<RunView.Step> steps, String startedBy) {
    Map<String, Integer> counts = new TreeMap<>();
    steps.forEach(step -> counts.merge(step.status(), 1, Integer::sum));
    RunView.Head head = new RunView.Head(
        run,
        status,
        "Materialize everything",
        List.of(),
        "all",
        false,
        true,
        startedBy,
        null,
        null,
        NOW,
        NOW,
        NOW,
        3_400,
        "",
        counts,
        true);
    List<FailureView> failures = steps.stream()
        .filter(step -> step.status().equals("FAILED"))
        .map(step -> failure(run, step))
        .toList();
    runs.put(run, new RunView(head, steps, steps.size(), failures, -1));
  }

  private static FailureView failure(String run, RunView.Step step) {
    return new FailureView(
        step.asset(),
        step.partition(),
        run,
        1,
        NOW,
        "java.io.FileNotFoundException",
        "/data/till/2010-12-01.csv",
        "SalesAssets.sales(SalesAssets.java:41)",
        List.of(
            "java.io.FileNotFoundException: /data/till/2010-12-01.csv",
            "    at com.example.SalesAssets.sales(SalesAssets.java:41)"),
        false,
        false,
        1,
        List.of("mart/daily_sales", "mart/monthly_sales"));
  }

  @Override
  public RunView await(String run) {
    whileRunning.run();
    Map<String, String> ended = new HashMap<>();
    List<RunView.Step> steps = new ArrayList<>();
    for (RunView.Step queued : run(run, 0, 100).steps()) {
      String to = ended.containsValue("FAILED")
          ? "BLOCKED"
          : canceled ? "CANCELED" : queued.asset().equals(failing) ? "FAILED" : "SUCCEEDED";
      RunView.Step step = step(
          queued.asset(), to, to.equals("FAILED") ? "FileNotFoundException: no such file" : "");
      ended.put(queued.asset(), to);
      steps.add(step);
      if (to.equals("SUCCEEDED")) {
        status.put(queued.asset(), "up to date");
      }
      listeners.forEach(listener -> listener.runChanged(run, List.of(step)));
    }
    put(
        run,
        canceled ? "CANCELED" : ended.containsValue("FAILED") ? "FAILED" : "SUCCEEDED",
        steps,
        "command line");
    listeners.forEach(listener -> listener.runChanged(run, List.of()));
    return run(run, 0, 100);
  }

  @Override
  public RunView.RunList runs(@Nullable String asset, @Nullable Instant before, int limit) {
    return new RunView.RunList(
        runs.values().stream().map(RunView::run).limit(limit).toList());
  }

  @Override
  public RunView run(String run, int offset, int limit) {
    return runs.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(run))
        .map(Map.Entry::getValue)
        .map(view -> new RunView(
            view.run(),
            view.steps().stream().skip(offset).limit(limit).toList(),
            view.total(),
            view.failures(),
            -1))
        .findFirst()
        .orElseThrow(() -> new ApplicationException(
            Category.NOT_FOUND, "UnknownRun", "There is no run '%s'.".formatted(run), List.of()));
  }

  @Override
  public LogView log(
      String run,
      @Nullable String asset,
      @Nullable String partition,
      int attempt,
      int from,
      int limit) {
    if (neverRan != null) {
      return new LogView(run, neverRan, partition(neverRan), 1, 0, 0, 0, -1, List.of());
    }
    List<LogView.Line> lines = new ArrayList<>();
    for (int line = from; line < 3; line++) {
      lines.add(new LogView.Line(line == 2 ? null : NOW, "INFO", "line " + line));
    }
    return new LogView(run, asset == null ? "" : asset, partition, 1, 1, 3, from, -1, lines);
  }

  @Override
  public String cancel(String run) {
    canceled = true;
    return "Run %s is being canceled.".formatted(run);
  }

  @Override
  public Started retry(String run, String startedBy) {
    run(run, 0, 1);
    return materialize(new Request(List.of(), "all", false, false), startedBy);
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
  public int forget(List<String> selection, String partitions) {
    List<String> assets = selected(selection);
    assets.forEach(asset -> status.put(asset, "missing"));
    return assets.size();
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
  public DynamicGridView.GridList grids() {
    return new DynamicGridView.GridList(List.of(head()));
  }

  private DynamicGridView.Head head() {
    return new DynamicGridView.Head("customer", customers.size(), List.of("mart/invoices"));
  }

  @Override
  public DynamicGridView grid(String grid, int offset, int limit) {
    return new DynamicGridView(
        head(), offset, customers(grid).stream().skip(offset).limit(limit).toList());
  }

  @Override
  public DynamicGridView.Change addPartitions(String grid, List<String> keys) {
    customers(grid).addAll(keys);
    return new DynamicGridView.Change(grid, keys, customers.size(), "Added " + keys);
  }

  @Override
  public DynamicGridView.Change removePartitions(String grid, List<String> keys) {
    customers(grid).removeAll(keys);
    return new DynamicGridView.Change(grid, keys, customers.size(), "Removed " + keys);
  }

  @Override
  public AutoCloseable subscribe(ChangeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
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
