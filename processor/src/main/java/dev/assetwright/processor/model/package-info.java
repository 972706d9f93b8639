/**
 * What the annotated sources declare, each part with a handle back to its place in them.
 *
 * <p>Nothing here is judged: a declaration may be nonsense. Made by {@code read}, looked at by {@code validate}, and by
 * {@code write} once it is known to be sound. Read {@link dev.assetwright.processor.model.AssetGraph} first.
 */
@NullMarked
package dev.assetwright.processor.model;

import org.jspecify.annotations.NullMarked;
