package dev.assetwright.ui.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of our own pages and of command-line clients pass.
 *
 * <p>The Host header must name this machine: a foreign name that resolves to 127.0.0.1 (DNS
 * rebinding) would make the browser take another site for ours. What another site's page sends is
 * refused by Origin and Sec-Fetch-Site, and a change needs a header that only our own pages and
 * clients outside a browser can send.
 */
public final class Gate {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OUR_SITE = Set.of("same-origin", "none");

  private final int port;
  private final Set<String> hosts;

  /** Guards a server on {@code port} of a loopback address. */
  public Gate(int port) {
    this.port = port;
    hosts = Set.of("localhost", "127.0.0.1", "[::1]");
  }

  /** Returns why the request is refused, or nothing. */
  public Optional<Refusal> refusal(RequestFacts request) {
    if (request.host() == null || !isOurs(request.host())) {
      return Optional.of(new Refusal(
          403,
          "ForeignHost",
          "This server does not answer to the name '%s'."
              .formatted(request.host() == null ? "" : request.host()),
          List.of("Use http://127.0.0.1:%d instead.".formatted(port))));
    }
    if (request.origin() != null && !isOurOrigin(request.origin())) {
      return Optional.of(foreignOrigin("Pages of '%s'".formatted(request.origin())));
    }
    boolean api = request.path().equals("/api") || request.path().startsWith("/api/");
    if (api && request.fetchSite() != null && !OUR_SITE.contains(request.fetchSite())) {
      return Optional.of(foreignOrigin("Pages of another site"));
    }
    return READING.contains(request.method()) ? Optional.empty() : changeRefusal(request);
  }

  private static Optional<Refusal> changeRefusal(RequestFacts request) {
    if (!request.method().equals("POST")) {
      return Optional.of(new Refusal(
          405,
          "MethodNotAllowed",
          "'%s' is not used here.".formatted(request.method()),
          List.of("Facts are read with GET, changes are asked for with POST.")));
    }
    if (!"1".equals(request.marker())) {
      return Optional.of(new Refusal(
          403,
          "MissingHeader",
          "A request that changes something carries the header 'X-Assetwright: 1'.",
          List.of("With curl: -H 'X-Assetwright: 1' -H 'Content-Type: application/json'")));
    }
    if (!isJson(request.contentType())) {
      return Optional.of(new Refusal(
          415,
          "NotJson",
          "A request that changes something has the content type 'application/json'.",
          List.of("With curl: -H 'X-Assetwright: 1' -H 'Content-Type: application/json'")));
    }
    return Optional.empty();
  }

  private static Refusal foreignOrigin(String who) {
    return new Refusal(
        403,
        "ForeignOrigin",
        who + " may not read or change anything here.",
        List.of("Open the pages of Assetwright itself, or use the API from outside a browser."));
  }

  private boolean isOurOrigin(String origin) {
    return origin.startsWith("http://") && isOurs(origin.substring("http://".length()));
  }

  private boolean isOurs(String hostAndPort) {
    String text = hostAndPort.toLowerCase(Locale.ROOT);
    String end = ":" + port;
    if (text.endsWith(end)) {
      return hosts.contains(text.substring(0, text.length() - end.length()));
    }
    return port == 80 && hosts.contains(text);
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }
}
