package dev.assetwright.ui;

import dev.assetwright.app.Application;
import dev.assetwright.app.Application.BackfillChange;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What pages ask of backfills and do to them. */
final class BackfillRoutes {
  /** A server drives what it goes on with, so that stopping here would be taken up by itself. */
  private static final Map<String, BackfillChange> CHANGES = Map.of(
      "pause", BackfillChange.PAUSE,
      "resume", BackfillChange.RESUME,
      "cancel", BackfillChange.CANCEL,
      "retry", BackfillChange.RETRY);

  private final Application application;

  BackfillRoutes(Application application) {
    this.application = application;
  }

  /** What came of a change, and how the backfill stands now. */
  record Changed(String backfill, String status, String message) {}

  void register(RoutesConfig routes) {
    routes.get("/api/backfills", this::list);
    routes.post("/api/backfills", this::start);
    routes.get("/api/backfills/{backfill}", this::show);
    routes.post("/api/backfills/{backfill}/{change}", this::change);
  }

  private void list(Context context) {
    int limit = new Query(context).number("n", 50, 1, 500);
    Answers.send(context, 200, application.backfills(limit));
  }

  private void show(Context context) {
    int runs = new Query(context).number("n", 20, 1, 1_000);
    Answers.send(context, 200, application.backfill(context.pathParam("backfill"), runs));
  }

  private void start(Context context) {
    Requests.Backfill body = Requests.read(context, Requests.Backfill.class);
    Application.Started started =
        application.startBackfill(body.request(), body.stepsPerRunOrDefault(), body.pace(), "page");
    Answers.send(context, started.run() == null ? 200 : 201, started);
  }

  private void change(Context context) {
    String word = context.pathParam("change");
    BackfillChange change = CHANGES.get(word.toLowerCase(Locale.ROOT));
    if (change == null) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "UnknownChange",
          "A backfill can be paused, resumed, canceled or retried; '%s' is none of these."
              .formatted(word),
          List.of());
    }
    String message = application.changeBackfill(context.pathParam("backfill"), change);
    var head = application.backfillHead(context.pathParam("backfill"));
    Answers.send(context, 200, new Changed(head.backfill(), head.status(), message));
  }
}
