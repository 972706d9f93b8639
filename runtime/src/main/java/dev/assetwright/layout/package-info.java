/**
 * Where each asset stands on the lineage map: a layered drawing of every group, and of the groups.
 *
 * <p>Pure: numbers in, whole pixels out. The same graph gives the same map in every process.
 */
@NullMarked
package dev.assetwright.layout;

import org.jspecify.annotations.NullMarked;
