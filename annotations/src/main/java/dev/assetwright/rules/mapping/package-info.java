/**
 * Which partitions of an upstream one partition of its reader needs.
 *
 * <p>Read {@link dev.assetwright.rules.mapping.PartitionMapping} first: it is judged once, for two grids, at compile time
 * and at load; {@link dev.assetwright.rules.mapping.CellMapping} then answers for what exists at one moment.
 */
@NullMarked
package dev.assetwright.rules.mapping;

import org.jspecify.annotations.NullMarked;
