package dev.assetwright.warehouse;

/**
 * One column of a table.
 *
 * @param name in snake case
 * @param type how its values are kept
 */
record Column(String name, ColumnType type) {}
