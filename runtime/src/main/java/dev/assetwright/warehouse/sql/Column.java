package dev.assetwright.warehouse.sql;

/**
 * One column of a table.
 *
 * @param name in snake case
 * @param type between its cells and what the record has
 * @param kind what it is declared to hold; a text, whatever its type, when it is one of the grid's
 */
public record Column(String name, ColumnType type, ColumnKind kind) {}
