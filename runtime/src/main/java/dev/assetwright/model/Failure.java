package dev.assetwright.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, for people and to find others like it.
 *
 * @param kind whose doing it was
 * @param type the exception's class name, or the name of the failed check
 * @param message its message, cut to a sensible length; may be empty
 * @param frame the first frame in the user's code, {@code SalesAssets.sales(SalesAssets.java:41)}; null without one
 * @param trace the stack trace cut to the user's frames, causes included; a few dozen lines at most
 * @param permanent whether trying again with the same inputs and code is of no use
 * @param fingerprint equal for failures of the same kind: class, message without digits, frame
 * @param madeFrom what a permanent one would have been made from, as a hash: with the same it would fail again; null otherwise
 */
public record Failure(
    Kind kind,
    String type,
    String message,
    @Nullable String frame,
    List<String> trace,
    boolean permanent,
    String fingerprint,
    @Nullable String madeFrom) {
  public Failure {
    trace = List.copyOf(trace);
  }

  /** A failure of which is not known what it was made from. */
  public Failure(
      Kind kind,
      String type,
      String message,
      @Nullable String frame,
      List<String> trace,
      boolean permanent,
      String fingerprint) {
    this(kind, type, message, frame, trace, permanent, fingerprint, null);
  }

  /** Returns the same, made from what has this hash. */
  public Failure from(String hash) {
    return new Failure(kind, type, message, frame, trace, permanent, fingerprint, hash);
  }

  /** Whose doing a failure is. */
  public enum Kind {
    /** The asset's method threw, returned what it may not, or took too long. */
    ASSET,
    /** A blocking check kept the data from being published. */
    CHECK,
    /** The disk, the store or the warehouse refused. */
    ENVIRONMENT,
    /** A bug of ours. */
    INTERNAL
  }
}
