package dev.assetwright.model;

import java.util.Locale;

/** How an asset comes to be. */
public enum AssetKind {
  /** A Java method produces it. */
  JAVA,
  /** One SELECT in the warehouse produces it. */
  SQL,
  /** Others produce it; a Java method observes it. */
  EXTERNAL;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word for people and in selections: {@code java}, {@code sql}, {@code external}. */
  public String word() {
    return word;
  }
}
