/**
 * The store on PostgreSQL: its connections, the lock of its writers, its schema, and its errors in words.
 *
 * <p>Read {@link dev.assetwright.postgres.PostgresStore} first, then {@code 1.sql}. What is written and asked is in {@code
 * dev.assetwright.store.sql}, as for SQLite. Values, tables and logs stay in the home.
 */
@NullMarked
package dev.assetwright.postgres;

import org.jspecify.annotations.NullMarked;
