package dev.assetwright.ui;

import org.jspecify.annotations.Nullable;

/**
 * A file of the web app.
 *
 * @param gzipped the same compressed; null when that saves nothing
 * @param fixed whether its name changes with its bytes, so that browsers may keep it for ever
 */
record WebFile(byte[] bytes, byte @Nullable [] gzipped, String type, String tag, boolean fixed) {}
