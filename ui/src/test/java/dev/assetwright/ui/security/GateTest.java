package dev.assetwright.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private final Gate gate = new Gate(4747);

  private String reading(@Nullable String host, @Nullable String origin, @Nullable String site) {
    return code(new RequestFacts("GET", "/api/status", host, origin, site, null, null));
  }

  private String changing(@Nullable String contentType, @Nullable String marker) {
    return code(new RequestFacts(
        "POST", "/api/materialize", "localhost:4747", null, null, contentType, marker));
  }

  private String code(RequestFacts facts) {
    return gate.refusal(facts).map(Refusal::code).orElse("passes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4747", "LOCALHOST:4747", "127.0.0.1:4747", "[::1]:4747"})
  void namesOfThisMachinePass(String host) {
    assertThat(reading(host, null, null)).isEqualTo("passes");
    assertThat(reading(host, "http://" + host, "same-origin")).isEqualTo("passes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:4747",
        "localhost",
        "localhost:4748",
        "localhost.evil.example:4747",
        "127.0.0.1.evil.example:4747",
        "evil.example:80@localhost:4747",
        ":4747",
        ""
      })
  void aForeignNameIsRefusedWhateverItResolvesTo(String host) {
    assertThat(reading(host, null, null)).isEqualTo("ForeignHost");
  }

  @Test
  void aRequestWithoutANameIsRefused() {
    assertThat(reading(null, null, null)).isEqualTo("ForeignHost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://127.0.0.1:4747",
        "http://localhost:3000",
        "null",
        "http://localhost:4747.evil.example"
      })
  void aPageOfAnotherSiteIsRefused(String origin) {
    assertThat(reading("localhost:4747", origin, null)).isEqualTo("ForeignOrigin");
  }

  @Test
  void whatABrowserSaysComesFromElsewhereGetsNoFacts() {
    assertThat(reading("localhost:4747", null, "cross-site")).isEqualTo("ForeignOrigin");
    assertThat(reading("localhost:4747", null, "same-site")).isEqualTo("ForeignOrigin");
    assertThat(reading("localhost:4747", null, "none")).isEqualTo("passes");
  }

  @Test
  void aLinkOfAnotherSiteMayOpenAPage() {
    RequestFacts link =
        new RequestFacts("GET", "/runs/c07d5e", "localhost:4747", null, "cross-site", null, null);

    assertThat(code(link)).isEqualTo("passes");
  }

  @Test
  void aChangeNeedsWhatNoPageOfAnotherSiteCanSend() {
    assertThat(changing("application/json", "1")).isEqualTo("passes");
    assertThat(changing("Application/JSON; charset=utf-8", "1")).isEqualTo("passes");
    assertThat(changing("application/json", null)).isEqualTo("MissingHeader");
    assertThat(changing("application/json", "2")).isEqualTo("MissingHeader");
    assertThat(changing("text/plain", "1")).isEqualTo("NotJson");
    assertThat(changing(null, "1")).isEqualTo("NotJson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
  void otherMethodsAreNotUsed(String method) {
    RequestFacts facts = new RequestFacts(
        method, "/api/status", "localhost:4747", null, null, "application/json", "1");

    assertThat(code(facts)).isEqualTo("MethodNotAllowed");
  }
}
