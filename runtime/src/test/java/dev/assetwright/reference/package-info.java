/**
 * Staleness, planning and the engine against a model that recomputes everything: generated worlds, random histories, agreement
 * cell by cell after each step.
 *
 * <p>Read {@link dev.assetwright.reference.ReferenceModelTest} first.
 */
@NullMarked
package dev.assetwright.reference;

import org.jspecify.annotations.NullMarked;
