package dev.assetwright.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one cell of an asset that we produce: the provenance of what is published, and how the latest attempt
 * ended.
 *
 * @param published what is published; null when nothing is, or it was forgotten
 * @param latest how the latest step ended that ran, failed, was blocked by its own check, canceled or interrupted; null
 *     when there was none. Reuses, upstream blocks and what ended without an attempt leave it as it was.
 */
public record CellState(
    @Nullable Published published, @Nullable Latest latest) {
  /** A cell about which nothing is known. */
  public static final CellState UNKNOWN = new CellState(null, null);

  /**
   * The provenance of published data.
   *
   * @param at when it was published
   * @param changedAt when its data version last changed
   * @param run by which run
   * @param codeVersion the logic that made it, or that it was last found equal under
   * @param configFingerprint the configuration; empty without any
   * @param dataVersion what it is
   * @param rows how many rows; -1 without
   * @param token of the warehouse's marker; null for data outside the warehouse
   * @param inputs what was read, sorted
   */
  public record Published(
      Instant at,
      Instant changedAt,
      String run,
      String codeVersion,
      String configFingerprint,
      String dataVersion,
      long rows,
      @Nullable String token,
      List<InputVersion> inputs) {
    public Published {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * How the latest step ended.
   *
   * @param status SUCCEEDED, FAILED, CANCELED or INTERRUPTED
   * @param reason the sentence recorded with it
   * @param failure why it failed; null unless the status is FAILED
   */
  public record Latest(
      Instant at,
      String run,
      StepStatus status,
      String reason,
      @Nullable Failure failure) {}
}
