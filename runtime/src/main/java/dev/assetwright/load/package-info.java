/**
 * Brings the user's compiled code to life: finds the generated graphs in a class loader of their own, gathers what they
 * declare, builds the instances of asset classes, derives versions, and calls into it all. Loads it anew when it changes.
 *
 * <p>Read {@link dev.assetwright.load.ProjectLoader} first. Beside {@code boot} the only place that knows Guice.
 */
@NullMarked
package dev.assetwright.load;

import org.jspecify.annotations.NullMarked;
