package dev.assetwright.model;

/** How the data of an asset or cell stands against its code and inputs; the later constant is the worse. */
public enum DataStatus {
  /** Follows from its code and inputs as they are now. */
  UP_TO_DATE("up to date"),
  /** Never materialized although there is something to make it from. */
  MISSING("missing"),
  /** Code, configuration, or an input differs from what it was made from, here or further upstream. */
  STALE("stale"),
  /** The latest attempt to bring it up to date failed, or a blocking check kept it from being published. */
  FAILED("failed");

  private final String word;

  DataStatus(String word) {
    this.word = word;
  }

  /** The word for people, in JSON and in selections. */
  public String word() {
    return word;
  }
}
