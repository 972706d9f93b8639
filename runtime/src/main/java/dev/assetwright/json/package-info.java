/**
 * Values to and from JSON. The one place that knows Jackson: others see {@link dev.assetwright.json.Json}, so that
 * replacing the library is this package's work.
 */
@NullMarked
package dev.assetwright.json;

import org.jspecify.annotations.NullMarked;
