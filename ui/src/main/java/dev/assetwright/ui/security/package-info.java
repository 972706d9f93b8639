/**
 * Decides which requests are answered at all. A page of another site runs in the same browser as
 * ours, so an address of this machine alone protects nothing.
 *
 * <p>Pure: facts of a request in, a refusal out.
 */
@NullMarked
package dev.assetwright.ui.security;

import org.jspecify.annotations.NullMarked;
