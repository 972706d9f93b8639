/**
 * The logs of attempts, on disk: written a line at a time while an attempt runs, read a page at a time, never whole in memory.
 *
 * <p>Read {@link dev.assetwright.log.AttemptLogs} first.
 */
@NullMarked
package dev.assetwright.log;

import org.jspecify.annotations.NullMarked;
