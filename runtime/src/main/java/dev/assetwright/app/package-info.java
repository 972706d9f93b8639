/**
 * What commands and pages ask and change: one interface, so that both always say and do the same.
 *
 * <p>Read {@link dev.assetwright.app.Application} first. The web server is found through
 * {@link dev.assetwright.app.WebServer}, so that the runtime does not know it.
 */
@NullMarked
package dev.assetwright.app;

import org.jspecify.annotations.NullMarked;
