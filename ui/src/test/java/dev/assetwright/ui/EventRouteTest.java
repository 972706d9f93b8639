package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EventRouteTest extends ServedTest {

  /** A page that listens. */
  private final class Stream implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;
    final HttpResponse<InputStream> response;

    Stream(String query, String... headers) throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/events" + query));
      if (headers.length > 0) {
        request.headers(headers);
      }
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      in = response.body();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("retry: 1000");
      assertThat(lines.readLine()).isEmpty();
    }

    /** Reads until a text was seen, and returns all. */
    String readUntil(String text) throws IOException {
      StringBuilder all = new StringBuilder();
      while (!all.toString().contains(text)) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("The stream ended after: " + all);
        }
        all.append(line).append('\n');
      }
      return all.toString();
    }

    @Nullable
    String readLine() throws IOException {
      return lines.readLine();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Test
  void aPageHearsWhatARunChanges() throws Exception {
    try (Stream stream = new Stream("")) {
      post("/api/materialize", "{\"selection\":[\"group:mart\"]}");

      String heard = stream.readUntil("\"topic\":\"log\"");

      assertThat(stream.response.headers().firstValue("Content-Type"))
          .hasValue("text/event-stream");
      assertThat(stream.response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
      assertThat(heard)
          .contains("event: batch\n", "{\"topic\":\"status\"}")
          .contains("{\"topic\":\"run\",\"run\":\"c07d50\",\"head\":{\"run\":\"c07d50\"")
          .contains(
              "{\"topic\":\"run\",\"run\":\"c07d50\",\"steps\":[{\"asset\":\"mart/daily_sales\"")
          .contains("{\"topic\":\"asset\",\"key\":\"mart/daily_sales\",\"card\":{")
          .contains("\"status\":\"up to date\"")
          .contains("{\"topic\":\"log\",\"run\":\"c07d50\",\"asset\":\"mart/daily_sales\","
              + "\"partition\":null,\"total\":3}");
    }
  }

  @Test
  void newDefinitionsAreToldWithTheirFingerprint() throws Exception {
    try (Stream stream = new Stream("?topics=graph")) {
      application.reload();

      assertThat(stream.readUntil("data:"))
          .contains("data: [{\"topic\":\"graph\",\"graph\":\"g2\"}]");
    }
  }

  @Test
  void aLostConnectionMissesNothing() throws Exception {
    String id;
    try (Stream stream = new Stream("?topics=asset")) {
      application.listeners.forEach(listener -> listener.assetsChanged(List.of("clean/sales")));
      String heard = stream.readUntil("data:");
      id = heard
          .lines()
          .filter(line -> line.startsWith("id: "))
          .findFirst()
          .orElse("")
          .substring(4);
      // Told while nobody of this page listened, but somebody else did.
      try (Stream other = new Stream("?topics=asset")) {
        application.listeners.forEach(
            listener -> listener.assetsChanged(List.of("mart/daily_sales")));
        other.readUntil("mart/daily_sales");
      }
    }

    try (Stream back = new Stream("?topics=asset", "Last-Event-ID", id)) {
      assertThat(back.readUntil("data:"))
          .contains("mart/daily_sales")
          .doesNotContain("clean/sales");
    }
    try (Stream stranger = new Stream("", "Last-Event-ID", "before-12")) {
      assertThat(stranger.readUntil("data:")).contains("event: reset");
    }
  }

  @Test
  void anAssetThatIsGoneHoldsUpNoOther() throws Exception {
    try (Stream stream = new Stream("?topics=asset")) {
      application.listeners.forEach(
          listener -> listener.assetsChanged(List.of("gone/away", "bug", "clean/sales")));

      assertThat(stream.readUntil("data:")).contains("clean/sales").doesNotContain("gone/away");
    }
  }

  @Test
  void aRunOfManyStepsIsToldInOneWord() throws Exception {
    post("/api/materialize", "{\"selection\":[]}");
    try (Stream stream = new Stream("?topics=run:c07d50")) {
      application.listeners.forEach(listener -> listener.runChanged(
          "c07d50",
          IntStream.range(0, 5000)
              .mapToObj(day -> FakeApplication.step("clean/sales", "day " + day))
              .toList()));

      assertThat(stream.readUntil("{\"topic\":\"run\",\"run\":\"c07d50\"}"))
          .doesNotContain("day 4999");
    }
  }

  @Test
  void aServerThatStopsEndsItsStreams() throws Exception {
    try (Stream stream = new Stream("")) {
      server.close();

      assertThatThrownBy(() -> stream.readUntil("anything")).isInstanceOf(IOException.class);
    }
    assertThat(application.listeners).isEmpty();
  }

  @Test
  void streamsThatTheServerEndsItselfAreLeftAlone() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("io.javalin");
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    try {
      for (int round = 0; round < 5; round++) {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          streams.add(new Stream(""));
        }
        for (Stream stream : streams) {
          stream.close();
        }
        server.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          if (thread.getName().equals("assetwright-stream")) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
          }
        }
        server = serve(null);
      }
    } finally {
      log.detachAppender(logged);
    }
    assertThat(logged.list).isEmpty();
  }

  @Test
  void threeHundredPagesHearEverythingWhileRequestsAreAnswered() throws Exception {
    int pages = 300;
    int changes = 20;
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Stream> streams = new ArrayList<>();
    try {
      for (int page = 0; page < pages; page++) {
        streams.add(new Stream("?topics=log"));
      }
      List<CompletableFuture<String>> heard = streams.stream()
          .map(stream -> CompletableFuture.supplyAsync(
              () -> {
                try {
                  return stream.readUntil("\"total\":" + changes + "}");
                } catch (IOException e) {
                  return "broken: " + e.getMessage();
                }
              },
              threads))
          .toList();

      for (int total = 1; total <= changes; total++) {
        int lines = total;
        application.listeners.forEach(
            listener -> listener.logGrew("c07d50", "clean/sales", null, lines));
        assertThat(get("/api/status").statusCode()).isEqualTo(200);
      }

      for (CompletableFuture<String> page : heard) {
        assertThat(page.get(30, TimeUnit.SECONDS)).doesNotStartWith("broken");
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      for (Stream stream : streams) {
        stream.close();
      }
      threads.shutdownNow();
    }
  }
}
