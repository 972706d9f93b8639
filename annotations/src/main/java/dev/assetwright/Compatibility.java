package dev.assetwright;

/**
 * What a change of a {@link Contract} may do to those who rely on it, as in schema registries.
 *
 * <p>Without {@code TRANSITIVE} a change is compared with the newest version in the lock alone, with it with all versions
 * of the same major version.
 */
public enum Compatibility {
  /** {@link #FULL_TRANSITIVE} for what a {@link Public} asset makes, {@link #BACKWARD_TRANSITIVE} for anything else. */
  DEFAULT,
  /** The new code reads what the old code wrote: a component may be removed, or added if it may be absent. */
  BACKWARD,
  /** As {@link #BACKWARD}, for all versions. */
  BACKWARD_TRANSITIVE,
  /** The old code reads what the new code writes: a component may be added, or removed if it could be absent. */
  FORWARD,
  /** As {@link #FORWARD}, for all versions. */
  FORWARD_TRANSITIVE,
  /** Both. */
  FULL,
  /** Both, for all versions. */
  FULL_TRANSITIVE,
  /** Anything goes; versions are kept, and nothing is refused. */
  NONE;

  /** Whether new code must read old data. */
  public boolean isBackward() {
    return switch (this) {
      case BACKWARD, BACKWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
      case DEFAULT, FORWARD, FORWARD_TRANSITIVE, NONE -> false;
    };
  }

  /** Whether old code must read new data. */
  public boolean isForward() {
    return switch (this) {
      case FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
      case DEFAULT, BACKWARD, BACKWARD_TRANSITIVE, NONE -> false;
    };
  }

  /** Whether all versions count, and not the newest alone. */
  public boolean isTransitive() {
    return name().endsWith("_TRANSITIVE");
  }
}
