package dev.assetwright.ui;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages: one document for every address, and the files it loads. */
final class PageRoutes {
  private static final Set<String> PAGES =
      Set.of("", "lineage", "assets", "runs", "backfills", "plan");
  private static final String NOT_BUILT = """
      <!doctype html>
      <html lang="en">
        <head><meta charset="utf-8"><title>Assetwright</title></head>
        <body>
          <h1>Assetwright is running, but its pages were left out of this build.</h1>
          <p>To get them, build again without <code>-Dui.skip</code>: <code>mvn -pl ui -am package</code></p>
          <p>The same facts are in the API: <a href="/api/status">/api/status</a>,
            <a href="/api/lineage">/api/lineage</a>, <a href="/api/runs">/api/runs</a>.</p>
        </body>
      </html>
      """;

  private final WebFiles files;

  PageRoutes(WebFiles files) {
    this.files = files;
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.get("/<path>", this::serve);
  }

  private void serve(Context context) {
    String path = context.pathParam("path");
    if (path.equals("api") || path.startsWith("api/")) {
      notFound(context);
      return;
    }
    // No address of a page has a dot, every file has one.
    if (!path.contains(".") && !path.startsWith("static/")) {
      page(context);
      return;
    }
    Optional<WebFile> file = files.find(path);
    if (file.isEmpty() || path.equals("index.html")) {
      notFound(context);
    } else {
      send(context, file.get());
    }
  }

  private void page(Context context) {
    String first = context.path().split("/", 3)[1];
    context.status(PAGES.contains(first) ? 200 : 404);
    Optional<WebFile> document = files.find("index.html");
    if (document.isEmpty()) {
      context.html(NOT_BUILT).header("Cache-Control", "no-cache");
    } else {
      send(context, document.get());
    }
  }

  private static void notFound(Context context) {
    Errors.answer(
        context,
        404,
        "UnknownAddress",
        "There is nothing at '%s'.".formatted(context.path()),
        List.of("docs/api.md lists what there is."));
  }

  private static void send(Context context, WebFile file) {
    context
        .contentType(file.type())
        .header("Cache-Control", file.fixed() ? "public, max-age=31536000, immutable" : "no-cache")
        .header("ETag", file.tag());
    if (file.tag().equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    byte[] gzipped = file.gzipped();
    if (gzipped == null) {
      context.result(file.bytes());
      return;
    }
    context.header("Vary", "Accept-Encoding");
    if (Answers.acceptsGzip(context)) {
      context.header("Content-Encoding", "gzip").result(gzipped);
    } else {
      context.result(file.bytes());
    }
  }
}
