/**
 * The data model: what code declares (definitions), what happened (events), and what follows from both (cells, runs).
 *
 * <p>Records on the JDK alone, without behaviour that needs a clock or a store. Read
 * {@link dev.assetwright.model.AssetDefinition}, {@link dev.assetwright.model.Event} and
 * {@link dev.assetwright.model.CellState} first.
 */
@NullMarked
package dev.assetwright.model;

import org.jspecify.annotations.NullMarked;
