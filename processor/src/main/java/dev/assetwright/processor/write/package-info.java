/**
 * From a sound model to source text: key constants, units, the graph.
 *
 * <p>The same model gives the same bytes. Types of the runtime are named as text only. Read {@link
 * dev.assetwright.processor.write.UnitWriter} first.
 */
@NullMarked
package dev.assetwright.processor.write;

import org.jspecify.annotations.NullMarked;
