package dev.assetwright.warehouse.sql;

/** What a column holds; of which type it is declared, its database says. */
public enum ColumnKind {
  /** A Long of 16 bits. */
  SHORT,
  /** A Long of 32 bits. */
  INTEGER,
  /** A Long. */
  LONG,
  /** The Long 0 or 1. */
  BOOLEAN,
  /** A Double that a float is. */
  FLOAT,
  /** A Double; finite, and no negative zero. */
  DOUBLE,
  /** A Long or a Double where one stands for exactly that decimal, else a BigDecimal. */
  DECIMAL,
  /** Any text of whole characters. */
  TEXT,
  /** The text of a LocalDate. */
  DATE,
  /** The text of a LocalTime. */
  TIME,
  /** The text of a LocalDateTime, with a blank for the T. */
  DATE_TIME,
  /** The text of an Instant. */
  INSTANT,
  /** The text of a UUID. */
  UUID;

  /** Whether its cells are texts. */
  public boolean isText() {
    return compareTo(TEXT) >= 0;
  }
}
