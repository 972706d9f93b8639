package dev.assetwright.rules.mapping;

import dev.assetwright.rules.RuleCode;

/** Two grids do not fit, or a mapping is not one that they allow. The message is a sentence for people. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public enum Kind {
    /** The text is no mapping. */
    SYNTAX,
    /** A dimension is named that is none. */
    DIMENSION,
    /** Two grids of time lie in different zones. */
    ZONES,
    /** Nothing says which partitions belong together. */
    INCOMPATIBLE,
    /** The mapping is well formed, but no partition can come of it. */
    UNREACHABLE;

    /** The rule that is broken. */
    public RuleCode code() {
      return switch (this) {
        case ZONES -> RuleCode.MIXED_ZONES;
        case INCOMPATIBLE -> RuleCode.PARTITION_MISMATCH;
        case SYNTAX, DIMENSION, UNREACHABLE -> RuleCode.BAD_MAPPING;
      };
    }
  }

  private final Kind kind;

  MappingException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
