/**
 * Definitions and history to an ordered plan. Pure: plans are values, only {@code execute} makes things happen.
 *
 * <p>Read {@link dev.assetwright.plan.Planner} first.
 */
@NullMarked
package dev.assetwright.plan;

import org.jspecify.annotations.NullMarked;
