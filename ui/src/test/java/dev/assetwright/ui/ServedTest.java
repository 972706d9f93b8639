package dev.assetwright.ui;

import dev.assetwright.app.WebServer;
import dev.assetwright.ui.live.EventHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that asks a real server on a free port. */
abstract class ServedTest {
  static final EventHub.Limits QUICK =
      new EventHub.Limits(64, 16, Duration.ofMillis(20), Duration.ofSeconds(15));

  final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final FakeApplication application = new FakeApplication();
  WebServer.Running server;

  @BeforeEach
  void startServer() {
    server = serve(null);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  WebServer.Running serve(@Nullable Path uiFolder) {
    return new JavalinWebServer(Clock.fixed(FakeApplication.NOW, ZoneOffset.UTC), QUICK)
        .start(new WebServer.Settings("127.0.0.1", 0, uiFolder), application);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, body, "X-Assetwright", "1", "Content-Type", "application/json");
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
