/**
 * Tables in a SQLite file of their own: stage, swap, exact decimals.
 *
 * <p>Leaves files of values to {@code value} and the engine's own facts to {@code store}. Read
 * {@link dev.assetwright.warehouse.SqliteWarehouse} first, then {@code Publication}, the one transaction that writes.
 */
@NullMarked
package dev.assetwright.warehouse;

import org.jspecify.annotations.NullMarked;
