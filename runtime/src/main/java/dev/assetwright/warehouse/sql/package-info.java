/**
 * What tables have in common, whichever database holds them: columns of records, cells, versions of rows, reading and staging.
 *
 * <p>A database's own ways are a {@link dev.assetwright.warehouse.sql.Dialect}. Cells are Longs, Doubles, BigDecimals and texts
 * here, the same ones for the same rows everywhere, so that their version does not depend on where they lie. Leaves connections
 * and transactions to those who implement tables. Read {@link dev.assetwright.warehouse.sql.RowShape} first.
 */
@NullMarked
package dev.assetwright.warehouse.sql;

import org.jspecify.annotations.NullMarked;
