package dev.assetwright.query.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a blocking check refused of an asset, at one partition.
 *
 * @param partition null without a grid, and when nothing is in quarantine
 * @param refused why it was refused; null when nothing is in quarantine
 * @param rows the refused rows
 */
public record QuarantineView(
    String asset, @Nullable String partition, @Nullable Refused refused, RowsView rows) {

  /**
   * Why it was not published.
   *
   * @param run in which it was made
   * @param attempt from 1
   * @param at when
   * @param asset of which the check is; the asset itself, or one that is published together with it
   * @param check the first that did not pass
   * @param message what it found
   */
  public record Refused(
      String run, int attempt, Instant at, String asset, String check, String message) {}
}
