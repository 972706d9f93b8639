/**
 * The store in the tables of a database, whichever it is: one thread writes, and what gathers while it waits for the disk is
 * its next transaction; readers see whole transactions and hold up nobody.
 *
 * <p>Read {@link dev.assetwright.store.sql.SqlStore} first, then {@code EventWriter}. What differs between databases is in
 * {@link dev.assetwright.store.sql.SqlDatabase}, in {@link dev.assetwright.store.sql.StoreErrors} and in their schemas.
 */
@NullMarked
package dev.assetwright.store.sql;

import org.jspecify.annotations.NullMarked;
