/**
 * Decides what to request by itself: ticks of schedules. Requests and their reasons are values; only {@code execute} makes things
 * happen.
 *
 * <p>Read {@link dev.assetwright.automation.Scheduler} first.
 */
@NullMarked
package dev.assetwright.automation;

import org.jspecify.annotations.NullMarked;
