package dev.assetwright.ui;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.ui.live.EventHub;
import dev.assetwright.ui.live.EventSink;
import dev.assetwright.ui.live.Topics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The stream of live updates.
 *
 * <p>Written here instead of with Javalin's own client, whose lock would hold on to the carrier of
 * a virtual thread while a slow reader blocks it.
 */
final class EventRoute {
  private static final int MOST_STREAMS = 1000;

  private final EventHub hub;

  EventRoute(EventHub hub) {
    this.hub = hub;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/events", this::open);
  }

  private void open(Context context) throws IOException {
    Topics topics = Topics.parse(new Query(context).text("topics", ""));
    topics.unknown().ifPresent(term -> {
      throw new ApplicationException(
          Category.USAGE,
          "UnknownTopic",
          "'%s' is not a topic.".formatted(term),
          List.of("Topics are asset, graph, log, run and status; 'run:c07d5e' is of one run."));
    });
    if (hub.subscribers() >= MOST_STREAMS) {
      throw new ApplicationException(
          Category.ENVIRONMENT,
          "TooManyStreams",
          "%d pages are being updated already.".formatted(MOST_STREAMS),
          List.of("Close some, or read the API without the stream."));
    }
    String lastEventId = context.header("Last-Event-ID");
    context
        .contentType("text/event-stream")
        .header("Cache-Control", "no-store")
        // Proxies such as nginx would hold back what comes in small pieces.
        .header("X-Accel-Buffering", "no");
    Sink sink = new Sink(context.res().getOutputStream());
    context.future(() -> {
      AsyncContext request = context.req().getAsyncContext();
      request.setTimeout(0);
      request.addListener(sink);
      hub.attach(sink, topics, lastEventId);
      return sink.ended;
    });
  }

  /**
   * One stream. Either we end it, or the server does when it notices first that the reader went away; then the request
   * already serves somebody else, and what ends with ours must not touch it.
   */
  private static final class Sink implements EventSink, AsyncListener {
    private final ServletOutputStream out;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean over;

    Sink(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    @Override
    public synchronized void close() {
      if (!over) {
        over = true;
        ended.complete(null);
      }
    }

    private synchronized void endedByServer() {
      over = true;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      endedByServer();
    }

    @Override
    public void onError(AsyncEvent event) {
      endedByServer();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      endedByServer();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing begins anew.
    }
  }
}
