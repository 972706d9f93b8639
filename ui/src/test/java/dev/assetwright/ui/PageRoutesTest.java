package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest extends ServedTest {
  @TempDir
  private Path temp;

  private Path folder;

  @BeforeEach
  void serveFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("web"));
    Files.createDirectories(folder.resolve("static"));
    Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Pages</title>");
    Files.writeString(folder.resolve("favicon.svg"), "<svg/>");
    Files.writeString(folder.resolve("static/app-ABCD1234.js"), "let x = 1;\n".repeat(500));
    Files.createSymbolicLink(folder.resolve("static/link.txt"), temp.resolve("secret.txt"));
    server.close();
    server = serve(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/lineage?q=group:mart&sel=mart/daily_sales",
        "/assets",
        "/assets/mart/daily_sales?p=2010-12-01",
        "/runs",
        "/runs/c07d5e",
        "/backfills",
        "/backfills/4d02aa",
        "/plan?assets=group:mart"
      })
  void everyPageIsTheSameDocument(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<title>Pages</title>");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
  }

  @Test
  void anUnknownPageIsDrawnByTheAppAndSaysSo() throws Exception {
    HttpResponse<String> response = get("/nothing/here");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<title>Pages</title>");
  }

  @Test
  void aFileWhoseNameFollowsItsBytesIsKeptForEver() throws Exception {
    HttpResponse<String> response = get("/static/app-ABCD1234.js");

    assertThat(response.body()).startsWith("let x = 1;");
    assertThat(response.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("text/javascript;charset=utf-8");
    assertThat(get("/static/app-ABCD1234.js", "Accept-Encoding", "gzip")
            .headers()
            .firstValue("Content-Encoding"))
        .hasValue("gzip");
    assertThat(get("/favicon.svg").headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
    String tag = get("/favicon.svg").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/favicon.svg", "If-None-Match", tag).statusCode()).isEqualTo(304);

    Files.writeString(folder.resolve("favicon.svg"), "<svg></svg>");
    assertThat(get("/favicon.svg", "If-None-Match", tag).body()).isEqualTo("<svg></svg>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/static/../../secret.txt",
        "/static/%2e%2e/%2e%2e/secret.txt",
        "/static/..%2f..%2fsecret.txt",
        "/static/..%5c..%5csecret.txt",
        "/static/..;/..;/secret.txt",
        "//secret.txt",
        "/static/link.txt",
        "/static/",
        "/static",
        "/static/%00.txt",
        "/static/app-ABCD1234.js/",
        "/META-INF/services/dev.assetwright.app.WebServer",
        "/dev/assetwright/ui/JavalinWebServer.class"
      })
  void nothingButTheFilesOfTheAppIsServed(String path) throws Exception {
    String response = raw(path);

    assertThat(response).containsPattern("^HTTP/1.1 (400|404) ");
    assertThat(response)
        .doesNotContain("secret\n", "app-ABCD1234.js\n", "let x")
        .doesNotEndWith("secret");
  }

  /** Sends a path as it is, which HTTP clients would tidy up first. */
  private String raw(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
          .formatted(path, server.port());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBuildWithoutPagesSaysHowToGetThem() throws Exception {
    server.close();
    server = serve(Files.createDirectories(temp.resolve("empty")));

    HttpResponse<String> response = get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("-Dui.skip", "/api/status");
  }
}
