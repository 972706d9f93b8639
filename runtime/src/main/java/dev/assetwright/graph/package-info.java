/**
 * The asset graph and its questions: upstream, downstream, order, cycles. Pure and immutable.
 *
 * <p>The only place that knows JGraphT. Read {@link dev.assetwright.graph.AssetGraph} first.
 */
@NullMarked
package dev.assetwright.graph;

import org.jspecify.annotations.NullMarked;
