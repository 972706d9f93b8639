package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.app.WebServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavalinWebServerTest extends ServedTest {

  private WebServer.Running start(String host, int port) {
    return new JavalinWebServer().start(new WebServer.Settings(host, port, null), application);
  }

  @Test
  void theServerIsFoundByItsService() {
    assertThat(ServiceLoader.load(WebServer.class)).hasOnlyElementsOfType(JavalinWebServer.class);
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    ApplicationException refusal =
        catchThrowableOfType(ApplicationException.class, () -> start("127.0.0.1", server.port()));

    assertThat(refusal.code()).isEqualTo("PortTaken");
    assertThat(refusal.category()).isEqualTo(Category.ENVIRONMENT);
    assertThat(refusal).hasMessageContaining("Port " + server.port());
    assertThat(application.listeners).hasSize(1);
  }

  @Test
  void aPortIsFreeAgainOnceTheServerStopped() throws Exception {
    server.close();

    try (WebServer.Running next = start("localhost", server.port())) {
      assertThat(next.port()).isEqualTo(server.port());
      assertThat(get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void addressesThatOthersReachNeedASignIn() {
    assertThatThrownBy(() -> start("0.0.0.0", 0))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("'0.0.0.0' can be reached from other machines, and there is no sign-in.");
    assertThatThrownBy(() -> start("no.such.host.invalid", 0))
        .hasMessage("'no.such.host.invalid' is not an address of this machine.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/status", "/api/nothing", "/api/assets/bug", "/favicon.svg"})
  void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "X-Other, 1, Content-Type, application/json, 403, MissingHeader",
    "X-Assetwright, 1, Content-Type, text/plain, 415, NotJson",
  })
  void aChangeThatAFormCouldSendIsRefused(
      String one, String oneValue, String two, String twoValue, int status, String code)
      throws Exception {
    HttpResponse<String> response =
        post("/api/materialize", "{\"selection\":[]}", one, oneValue, two, twoValue);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(code);
    assertThat(application.requests).isEmpty();
  }

  @Test
  void aPageOfAnotherSiteChangesAndReadsNothing() throws Exception {
    HttpResponse<String> change = post(
        "/api/materialize",
        "{\"selection\":[]}",
        "X-Assetwright",
        "1",
        "Content-Type",
        "application/json",
        "Origin",
        "http://evil.example");

    assertThat(change.statusCode()).isEqualTo(403);
    assertThat(change.body()).contains("ForeignOrigin");
    assertThat(application.requests).isEmpty();
    assertThat(get("/api/events", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(get("/api/status", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/status", "/api/events", "/favicon.svg"})
  void aNameThatOnlyResolvesToThisMachineIsRefused(String path) throws Exception {
    String response = raw("GET %s HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n"
        .formatted(path, server.port()));

    assertThat(response).startsWith("HTTP/1.1 403 ").contains("ForeignHost").contains("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "DELETE", "PUT"})
  void methodsThatAreNotUsedAreRefused(String method) throws Exception {
    String response =
        raw("%s /api/status HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
            .formatted(method, server.port()));

    assertThat(response).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void whatIsNotHttpIsToldWithoutNamingTheSoftware() throws Exception {
    String response = raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: two\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("jetty");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
