/**
 * Which partitions an asset has: grids of time, static and dynamic ones, and their products.
 *
 * <p>Partitions are numbered, so that sets of them are ranges; a {@link dev.assetwright.rules.grid.Grid} is what the code
 * declares, an {@link dev.assetwright.rules.grid.Extent} what exists of it at one moment. Pure, but for the keys of dynamic
 * grids, which are handed in.
 */
@NullMarked
package dev.assetwright.rules.grid;

import org.jspecify.annotations.NullMarked;
