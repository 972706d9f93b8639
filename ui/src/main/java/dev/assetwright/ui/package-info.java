/**
 * Serves the pages and the JSON API over {@link dev.assetwright.app.Application}.
 *
 * <p>The only place that knows Javalin and Jetty. Every fact and every change comes from the
 * application; here they get an address, a place on the map, and bytes. Read
 * {@link dev.assetwright.ui.JavalinWebServer} first.
 */
@NullMarked
package dev.assetwright.ui;

import org.jspecify.annotations.NullMarked;
