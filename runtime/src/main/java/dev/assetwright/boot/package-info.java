/**
 * Puts the parts together: opens a home, brings its log in line with the truth, loads the user's code, starts the engine, and
 * the threads that keep it going.
 *
 * <p>Read {@link dev.assetwright.boot.Assetwright} first.
 */
@NullMarked
package dev.assetwright.boot;

import org.jspecify.annotations.NullMarked;
