/**
 * Decides whether stored data still follows from its code and inputs, for every cell, with the reasons. Pure: no clock, no
 * store, no logging.
 *
 * <p>Read {@link dev.assetwright.staleness.Staleness} first, then {@link dev.assetwright.staleness.Fact} for what is kept and
 * {@code Propagation} for how it is kept true.
 */
@NullMarked
package dev.assetwright.staleness;

import org.jspecify.annotations.NullMarked;
