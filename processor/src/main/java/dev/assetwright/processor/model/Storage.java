package dev.assetwright.processor.model;

/** How an asset's data is kept; the constants are those of the runtime's {@code StorageKind}. */
public enum Storage {
  /** One value. */
  VALUE,
  /** Rows, streamed. */
  ROWS,
  /** A table of the warehouse. */
  TABLE,
  /** No data. */
  NONE
}
