package dev.assetwright.ui.security;

import java.util.List;

/**
 * Why a request is not answered.
 *
 * @param status the HTTP status
 * @param code stable
 * @param message one sentence
 * @param hints what to do instead, a line each
 */
public record Refusal(int status, String code, String message, List<String> hints) {
  public Refusal {
    hints = List.copyOf(hints);
  }
}
