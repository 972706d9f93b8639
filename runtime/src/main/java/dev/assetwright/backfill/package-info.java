/**
 * Brings many partitions up to date in runs that follow each other, at a limited pace, through restarts: what is done and what
 * failed is read back from the runs themselves.
 *
 * <p>Read {@link dev.assetwright.backfill.BackfillDriver} first.
 */
@NullMarked
package dev.assetwright.backfill;

import org.jspecify.annotations.NullMarked;
