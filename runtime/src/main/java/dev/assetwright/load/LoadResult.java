package dev.assetwright.load;

import java.util.List;

/** What became of an attempt to load the user's code. */
public sealed interface LoadResult {
  /**
   * It works.
   *
   * @param code to be closed by whoever asked for it
   */
  record Loaded(LoadedCode code) implements LoadResult {}

  /**
   * It does not; nothing of it is left behind, and code loaded before is untouched.
   *
   * @param kind whose doing it is
   * @param code the stable code of the message, {@code MissingBinding}
   * @param title what is wrong, a sentence that stands alone
   * @param lines every problem and what to do, a line each
   */
  record Failed(Kind kind, String code, String title, List<String> lines) implements LoadResult {
    public Failed {
      lines = List.copyOf(lines);
    }

    /** Whether classes are there in part, as while a compiler is at work: it may be over in a moment. */
    public boolean isHalfWritten() {
      return code.equals(LoadFailures.UNLOADABLE);
    }
  }

  /** Whose doing a failure is. */
  enum Kind {
    /** The code cannot be used as it was compiled. */
    CODE,
    /** A setting is missing, unknown or unreadable. */
    CONFIGURATION,
    /** Files could not be read or written. */
    ENVIRONMENT
  }
}
