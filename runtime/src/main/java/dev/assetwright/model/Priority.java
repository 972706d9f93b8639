package dev.assetwright.model;

/** Which runs come first where several wait for the same workers or places of pools. */
public enum Priority {
  /** Somebody waits for it. */
  INTERACTIVE,

  /** Nobody does: a schedule, or many partitions of the past. */
  BACKGROUND
}
