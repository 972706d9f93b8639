/**
 * Values and rows in files by data version: stage, publish, read with proof that the bytes are those that were written.
 *
 * <p>Leaves JSON to {@code json} and tables to {@code warehouse}. Read
 * {@link dev.assetwright.value.FileValueStorage} first.
 */
@NullMarked
package dev.assetwright.value;

import org.jspecify.annotations.NullMarked;
