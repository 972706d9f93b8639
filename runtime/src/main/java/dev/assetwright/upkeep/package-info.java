/**
 * Looks after a home as a whole: examines it, compacts its files, backs it up. Has a process that waits give memory back.
 *
 * <p>Leaves to {@code boot} what needs the project's code, and to {@code execute} what is cleared up at a start. Read
 * {@link dev.assetwright.upkeep.HomeCheck} first.
 */
@NullMarked
package dev.assetwright.upkeep;

import org.jspecify.annotations.NullMarked;
