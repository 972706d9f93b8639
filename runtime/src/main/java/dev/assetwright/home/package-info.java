/**
 * The folder in which everything is kept, and the processes that work in it.
 *
 * <p>Leaves to others what the files hold. Read {@link dev.assetwright.home.Home} first.
 */
@NullMarked
package dev.assetwright.home;

import org.jspecify.annotations.NullMarked;
