package dev.assetwright.ui.security;

import java.util.List;
import java.util.Map;

/** The headers every answer carries, which tell browsers what our pages never do. */
public final class SecurityHeaders {
  /** Names and values, in the order they are sent. */
  public static final List<Map.Entry<String, String>> ALL = List.of(
      Map.entry(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'"),
      Map.entry("X-Content-Type-Options", "nosniff"),
      Map.entry("X-Frame-Options", "DENY"),
      Map.entry("Referrer-Policy", "no-referrer"),
      Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
      Map.entry("Cross-Origin-Resource-Policy", "same-origin"));

  private SecurityHeaders() {}
}
