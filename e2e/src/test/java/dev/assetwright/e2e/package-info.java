/**
 * What a newcomer does, in a real browser on the real engine: nothing here is a double. Files are changed, classes replaced and
 * processes started behind the page's back, and the page has to tell without being loaded again.
 */
@NullMarked
package dev.assetwright.e2e;

import org.jspecify.annotations.NullMarked;
