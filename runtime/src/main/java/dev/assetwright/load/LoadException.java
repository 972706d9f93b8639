package dev.assetwright.load;

import java.util.List;

/** Carries a failure from where it is found to {@link LoadFailures}, which returns it. */
final class LoadException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient LoadResult.Failed failure;

  LoadException(LoadResult.Kind kind, String code, String title, List<String> lines) {
    super(title);
    this.failure = new LoadResult.Failed(kind, code, title, lines);
  }

  LoadResult.Failed failure() {
    return failure;
  }
}
