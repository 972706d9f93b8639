/** A project on a store in PostgreSQL. */
@NullMarked
package dev.assetwright.postgres.project;

import org.jspecify.annotations.NullMarked;
