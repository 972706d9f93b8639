/**
 * Looks at externals: what an observing method returned becomes a version token. Leaves to others when to look and what
 * to record.
 *
 * <p>Read {@link dev.assetwright.observe.ObservationResolver} first.
 */
@NullMarked
package dev.assetwright.observe;

import org.jspecify.annotations.NullMarked;
