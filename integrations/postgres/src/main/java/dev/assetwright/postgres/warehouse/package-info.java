/**
 * Tables in PostgreSQL: staged in temporary tables, swapped in by one transaction, read in snapshots.
 *
 * <p>What rows, columns and versions are is in {@code dev.assetwright.warehouse.sql}, as for SQLite. Read {@link
 * dev.assetwright.postgres.warehouse.PostgresWarehouse} first, then {@code TablePublication}, the transaction that writes.
 */
@NullMarked
package dev.assetwright.postgres.warehouse;

import org.jspecify.annotations.NullMarked;
