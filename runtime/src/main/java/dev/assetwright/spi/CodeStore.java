package dev.assetwright.spi;

import dev.assetwright.model.CodeEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each code version consisted of, kept once per version, so that a change can be named. */
public interface CodeStore {
  /**
   * One method that an asset's method can reach, itself included.
   *
   * @param method for people, {@code SalesCleaning.trim}
   * @param hash its own normalised code, 16 hex digits
   */
  record MethodHash(String method, String hash) {}

  /** Keeps the parts of a version; does nothing when it is known. */
  void record(String codeVersion, List<MethodHash> parts);

  /** Keeps what a version runs with from {@code at} on; does nothing when it ran with the same before. */
  void recordEnvironment(String codeVersion, Instant at, CodeEnvironment environment);

  /** What a version ran with at an instant, as far as it was recorded. */
  Optional<CodeEnvironment> findEnvironment(String codeVersion, Instant at);

  /** The parts of a version, in the order given. */
  Optional<List<MethodHash>> find(String codeVersion);
}
