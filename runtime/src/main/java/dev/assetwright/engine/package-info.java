/**
 * The loaded code, what is known of its data, and the runs of this process, held together behind the application's interface.
 *
 * <p>Read {@link dev.assetwright.engine.Engine} first, then {@link dev.assetwright.engine.LocalApplication}.
 */
@NullMarked
package dev.assetwright.engine;

import org.jspecify.annotations.NullMarked;
