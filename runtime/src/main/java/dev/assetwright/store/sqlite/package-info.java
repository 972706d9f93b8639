/**
 * The store on one SQLite file: its connections, its schema, its errors, and what can be done with the file as a whole.
 *
 * <p>Read {@link dev.assetwright.store.sqlite.SqliteStore} first, then {@code 1.sql}. What is written and asked is in {@code
 * store.sql}.
 */
@NullMarked
package dev.assetwright.store.sqlite;

import org.jspecify.annotations.NullMarked;
