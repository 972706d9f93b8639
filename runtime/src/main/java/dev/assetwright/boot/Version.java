package dev.assetwright.boot;

import java.util.Objects;

/** The version of Assetwright. */
public final class Version {
  /** As in the jar's manifest; {@code development} when run from class folders. */
  public static final String NUMBER = Objects.requireNonNullElse(
      Version.class.getPackage().getImplementationVersion(), "development");

  private Version() {}
}
