package dev.assetwright.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of one server, on one connection, as a page is. */
final class Http {
  private static final Pattern RUN = Pattern.compile("\"run\":\"([^\"]+)\"");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  Http(String address) {
    this.address = address;
  }

  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  /** Presses the button; returns the run's id. */
  String materialize(String selection, boolean force) throws IOException, InterruptedException {
    String body = "{\"selection\":[\"%s\"],\"partitions\":\"latest\",\"force\":%s}"
        .formatted(selection, force);
    String answer = send(HttpRequest.newBuilder(URI.create(address + "/api/materialize"))
        .header("X-Assetwright", "1")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
    Matcher run = RUN.matcher(answer);
    if (!run.find()) {
      throw new IllegalStateException("Nothing was started: " + answer);
    }
    return run.group(1);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
