/**
 * What {@code assetwright new} writes: a small Maven project that builds, tests itself and has data to look at.
 *
 * <p>Read {@link dev.assetwright.scaffold.NewProject} first; the templates lie beside it as resources.
 */
@NullMarked
package dev.assetwright.scaffold;

import org.jspecify.annotations.NullMarked;
