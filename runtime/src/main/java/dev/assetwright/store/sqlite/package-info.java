/**
 * The store on one SQLite file: an append-only log of events, and projections that change in the same transaction.
 *
 * <p>One thread writes, and what gathers while it waits for the disk is its next transaction. Readers have connections
 * of their own and see whole transactions. Read {@link dev.assetwright.store.sqlite.SqliteStore} first, then
 * {@code 1.sql}, then {@code EventWriter}.
 */
@NullMarked
package dev.assetwright.store.sqlite;

import org.jspecify.annotations.NullMarked;
