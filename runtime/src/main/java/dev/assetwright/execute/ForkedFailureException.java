package dev.assetwright.execute;

import dev.assetwright.model.Failure;

/** What failed in another process, or that process itself; described where it happened. */
final class ForkedFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  ForkedFailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
