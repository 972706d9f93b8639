/**
 * What a developer writes: the annotations that declare assets, and the few value types of asset methods.
 *
 * <p>Nothing here runs anything. The processor reads the annotations, the runtime implements the handles.
 * Read {@link dev.assetwright.Asset} first.
 */
@NullMarked
package dev.assetwright;

import org.jspecify.annotations.NullMarked;
