/**
 * The annotation processor: which round does what, and the order of reading, validating and writing.
 *
 * <p>Everything else is in the packages below. Read {@link dev.assetwright.processor.AssetwrightProcessor} first.
 */
@NullMarked
package dev.assetwright.processor;

import org.jspecify.annotations.NullMarked;
