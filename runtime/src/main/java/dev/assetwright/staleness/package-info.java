/**
 * Decides whether stored data still follows from its code and inputs, for every cell, with the reasons. Pure: no clock, no
 * store, no logging.
 *
 * <p>Read {@link dev.assetwright.staleness.Staleness} first.
 */
@NullMarked
package dev.assetwright.staleness;

import org.jspecify.annotations.NullMarked;
