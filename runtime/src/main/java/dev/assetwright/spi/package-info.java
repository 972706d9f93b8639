/**
 * What others implement and the engine calls: generated code, stores, storages of data.
 *
 * <p>Generated code knows {@link dev.assetwright.spi.AssetModuleGraph}, {@link dev.assetwright.spi.AssetUnit},
 * {@link dev.assetwright.spi.DefinitionSink} and {@link dev.assetwright.spi.Arguments}. Facts go to the
 * {@link dev.assetwright.spi.EventStore}, data to an {@link dev.assetwright.spi.AssetStorage}.
 */
@NullMarked
package dev.assetwright.spi;

import org.jspecify.annotations.NullMarked;
