package dev.assetwright.ui;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.query.view.AssetListView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The JSON API, described for users in {@code docs/api.md}. */
final class ApiRoutes {
  private static final String BY_PAGE = "page";

  private final Application application;
  private final LineageMaps maps = new LineageMaps();
  private final JsonRows<AssetListView.Entry> entries = new JsonRows<>();

  ApiRoutes(Application application) {
    this.application = application;
  }

  /** A run that was asked to stop. */
  record Canceled(String run, String message) {}

  /** How many cells count as never materialized from now on. */
  record Forgotten(int cells) {}

  void register(RoutesConfig routes) {
    routes.get("/api/status", context -> Answers.send(context, 200, application.status()));
    routes.get("/api/lineage", this::lineage);
    routes.get("/api/assets", this::assets);
    routes.get("/api/assets/<asset>", this::asset);
    routes.get("/api/code/<asset>", this::code);
    routes.get("/api/rows/<asset>", this::rows);
    routes.get("/api/quarantine/<asset>", this::quarantined);
    routes.get("/api/versions/<asset>", this::versions);
    routes.get("/api/plan", this::plan);
    routes.get("/api/runs", this::runs);
    routes.get("/api/runs/{run}", this::run);
    routes.get("/api/runs/{run}/log", this::log);
    routes.post("/api/materialize", this::materialize);
    routes.post("/api/runs/{run}/cancel", this::cancel);
    routes.post("/api/runs/{run}/retry", this::retry);
    new BackfillRoutes(application).register(routes);
    routes.get("/api/accept", this::acceptable);
    routes.post("/api/accept", this::accept);
    routes.post("/api/revert", this::revert);
    routes.post("/api/forget", this::forget);
    routes.get("/api/partitions", context -> Answers.send(context, 200, application.grids()));
    routes.get("/api/partitions/{grid}", this::grid);
    routes.post("/api/partitions/{grid}/add", this::addPartitions);
    routes.post("/api/partitions/{grid}/remove", this::removePartitions);
  }

  private void lineage(Context context) {
    Answers.send(context, 200, maps.write(application.lineage(selection(context))));
  }

  private void assets(Context context) {
    List<String> selection = selection(context);
    AssetListView list = application.list(selection);
    if (!selection.isEmpty()) {
      Answers.send(context, 200, list);
      return;
    }
    JsonBody body = new JsonBody().raw("{\"assets\":");
    entries.write(list.assets(), body);
    Answers.send(context, 200, body.raw("}").bytes());
  }

  private static List<String> selection(Context context) {
    return new Query(context).texts("q");
  }

  private void asset(Context context) {
    String partition = new Query(context).text("p");
    Answers.send(context, 200, application.asset(context.pathParam("asset"), partition));
  }

  private void code(Context context) {
    String partition = new Query(context).text("p");
    Answers.send(context, 200, application.code(context.pathParam("asset"), partition));
  }

  private void rows(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.rows(
            context.pathParam("asset"),
            query.text("p"),
            query.number("offset", 0, 0, Integer.MAX_VALUE),
            query.number("n", 50, 1, 1000)));
  }

  private void quarantined(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.quarantined(
            context.pathParam("asset"),
            query.text("p"),
            query.number("offset", 0, 0, Integer.MAX_VALUE),
            query.number("n", 50, 1, 1000)));
  }

  private void plan(Context context) {
    Query query = new Query(context);
    Application.Request request = new Application.Request(
        query.texts("assets"),
        query.text("partitions", "all"),
        query.flag("only"),
        query.flag("force"));
    Answers.send(context, 200, application.plan(request, query.number("n", 200, 0, 5000)));
  }

  private void runs(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.runs(
            query.text("asset"), query.instant("before"), query.number("n", 50, 1, 500)));
  }

  private void run(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.run(
            context.pathParam("run"),
            query.number("from", 0, 0, Integer.MAX_VALUE),
            query.number("n", 500, 1, 5000)));
  }

  private void log(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.log(
            context.pathParam("run"),
            query.text("asset"),
            query.text("partition"),
            query.number("attempt", 0, 0, Integer.MAX_VALUE),
            query.number("from", 0, -1, Integer.MAX_VALUE),
            query.number("n", 500, 1, 5000)));
  }

  private void materialize(Context context) {
    Requests.Materialize body = Requests.read(context, Requests.Materialize.class);
    send(context, application.materialize(body.request(), BY_PAGE));
  }

  private void retry(Context context) {
    send(context, application.retry(context.pathParam("run"), BY_PAGE));
  }

  private static void send(Context context, Application.Started started) {
    Answers.send(context, started.run() == null ? 200 : 202, started);
  }

  private void cancel(Context context) {
    String run = context.pathParam("run");
    Answers.send(context, 202, new Canceled(run, application.cancel(run)));
  }

  private void acceptable(Context context) {
    Answers.send(context, 200, application.acceptable(new Query(context).texts("assets")));
  }

  private void accept(Context context) {
    Requests.Accept body = Requests.read(context, Requests.Accept.class);
    Answers.send(context, 200, application.accept(body.statedSelection(), body.statedReason()));
  }

  private void grid(Context context) {
    Query query = new Query(context);
    Answers.send(
        context,
        200,
        application.grid(
            context.pathParam("grid"),
            query.number("offset", 0, 0, Integer.MAX_VALUE),
            query.number("n", 500, 1, 5000)));
  }

  private void addPartitions(Context context) {
    Requests.Partitions body = Requests.read(context, Requests.Partitions.class);
    Answers.send(
        context, 200, application.addPartitions(context.pathParam("grid"), body.statedKeys()));
  }

  private void removePartitions(Context context) {
    Requests.Partitions body = Requests.read(context, Requests.Partitions.class);
    Answers.send(
        context, 200, application.removePartitions(context.pathParam("grid"), body.statedKeys()));
  }

  private void versions(Context context) {
    String partition = new Query(context).text("p");
    Answers.send(context, 200, application.versions(context.pathParam("asset"), partition));
  }

  private void revert(Context context) {
    Requests.Revert body = Requests.read(context, Requests.Revert.class);
    Answers.send(
        context,
        200,
        application.revert(body.statedAsset(), body.partition(), body.statedVersion()));
  }

  private void forget(Context context) {
    Requests.Forget body = Requests.read(context, Requests.Forget.class);
    List<String> selection = body.statedSelection();
    if (selection.isEmpty()) {
      throw new ApplicationException(
          Category.USAGE,
          "MissingField",
          "The selection is empty: nothing was forgotten.",
          List.of("To forget all assets, select '*'."));
    }
    Answers.send(
        context, 200, new Forgotten(application.forget(selection, body.statedPartitions())));
  }
}
