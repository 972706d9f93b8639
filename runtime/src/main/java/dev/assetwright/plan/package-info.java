/**
 * Definitions and history to an ordered plan, with a reason for each step. Pure: plans are values, only {@code execute} makes
 * things happen.
 *
 * <p>Read {@link dev.assetwright.plan.Planner} first.
 */
@NullMarked
package dev.assetwright.plan;

import org.jspecify.annotations.NullMarked;
