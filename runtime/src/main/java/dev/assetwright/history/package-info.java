/**
 * What is known, in memory: the projections that staleness, planning and pages ask thousands of times, kept up to date by
 * the events of this process and of others on the same store.
 *
 * <p>Read {@link dev.assetwright.history.History} first.
 */
@NullMarked
package dev.assetwright.history;

import org.jspecify.annotations.NullMarked;
