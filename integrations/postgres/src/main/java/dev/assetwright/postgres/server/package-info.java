/**
 * A PostgreSQL server, whatever is kept there: its address, what its errors mean, which home a schema belongs to.
 *
 * <p>Read {@link dev.assetwright.postgres.server.PostgresAddress} first.
 */
@NullMarked
package dev.assetwright.postgres.server;

import org.jspecify.annotations.NullMarked;
