package dev.assetwright.model;

/** Where and how the data of an asset is kept. */
public enum StorageKind {
  /** One JSON value in a file by data version. */
  VALUE,
  /** Rows, one JSON record a line, compressed, in a file by data version; read in constant memory. */
  ROWS,
  /** Rows of a table in the warehouse; replaced in place, a partition at a time. */
  TABLE,
  /** Nothing: the method has an effect elsewhere, or the asset is external. */
  NONE
}
