package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
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
 * @param skipped the newest word of its method that there was nothing to produce; null when there was none since it was
 *     published. What was published before stays.
 */
public record CellState(
    @Nullable Published published,
    @Nullable Latest latest,
    @Nullable Skipped skipped) {
  /** A cell about which nothing is known. */
  public static final CellState UNKNOWN = new CellState(null, null, null);

  /** What the newest settled word on a cell, its data or its skip, was made from. */
  public sealed interface Provenance {
    /** The logic. */
    String codeVersion();

    /** The configuration; empty without any. */
    String configFingerprint();

    /** What was read, sorted. */
    List<InputVersion> inputs();
  }

  /** What has to differ from what is there now for the cell to be stale; null when it was never settled. */
  public @Nullable Provenance provenance() {
    return skipped != null ? skipped : published;
  }

  /** Whether it was made, and its data is gone: something took away what the latest step published. */
  public boolean isLost() {
    return published == null && latest != null && latest.status() == StepStatus.SUCCEEDED;
  }

  /** Returns the same with another latest end. */
  public CellState withLatest(Latest end) {
    return new CellState(published, end, skipped);
  }

  /** Returns the same with {@code accepted} as the code of what is published, or was skipped, by {@code was}. */
  public CellState withAcceptedCode(String was, String accepted) {
    return new CellState(
        published != null && published.codeVersion().equals(was)
            ? published.withCode(accepted)
            : published,
        latest,
        skipped != null && skipped.codeVersion().equals(was)
            ? skipped.withCode(accepted)
            : skipped);
  }

  /** Returns the same with another name for an asset that was read. */
  public CellState withRenamedInput(AssetKey from, AssetKey to) {
    return new CellState(
        published == null ? null : published.withInputs(renamed(published.inputs(), from, to)),
        latest,
        skipped == null ? null : skipped.withInputs(renamed(skipped.inputs(), from, to)));
  }

  private static List<InputVersion> renamed(List<InputVersion> inputs, AssetKey from, AssetKey to) {
    return inputs.stream()
        .map(input -> input.upstream().equals(from)
            ? new InputVersion(to, input.partition(), input.dataVersion())
            : input)
        .sorted()
        .toList();
  }

  /**
   * The provenance of published data.
   *
   * @param at when it was published
   * @param changedAt when its data version last changed
   * @param run by which run
   * @param codeVersion the logic that made it, or that a user accepted as equal
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
      List<InputVersion> inputs)
      implements Provenance {
    public Published {
      inputs = List.copyOf(inputs);
    }

    private Published withCode(String accepted) {
      return new Published(
          at, changedAt, run, accepted, configFingerprint, dataVersion, rows, token, inputs);
    }

    private Published withInputs(List<InputVersion> read) {
      return new Published(
          at, changedAt, run, codeVersion, configFingerprint, dataVersion, rows, token, read);
    }
  }

  /**
   * A method's word that there was nothing to produce, and what it looked at.
   *
   * @param run in which run
   * @param codeVersion the logic that said so, or that a user accepted as equal
   * @param configFingerprint the configuration; empty without any
   * @param inputs what was there to read, sorted
   * @param reason as the method gave it
   */
  public record Skipped(
      Instant at,
      String run,
      String codeVersion,
      String configFingerprint,
      List<InputVersion> inputs,
      String reason)
      implements Provenance {
    public Skipped {
      inputs = List.copyOf(inputs);
    }

    /** Returns the same with {@code accepted} as the logic that said so. */
    public Skipped withCode(String accepted) {
      return new Skipped(at, run, accepted, configFingerprint, inputs, reason);
    }

    private Skipped withInputs(List<InputVersion> read) {
      return new Skipped(at, run, codeVersion, configFingerprint, read, reason);
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
