/**
 * What a place for data has to promise, as tests: extend {@link dev.assetwright.testing.storage.AssetStorageContract} for an
 * {@link dev.assetwright.spi.AssetStorage} of your own. It is tried in this process, and killed in others, at every point of an
 * attempt and at any instant.
 */
@NullMarked
package dev.assetwright.testing.storage;

import org.jspecify.annotations.NullMarked;
