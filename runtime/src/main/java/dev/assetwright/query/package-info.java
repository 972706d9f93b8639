/**
 * Read-only answers: what is stale and why, what ran, lineage, what a plan would do. Commands and pages both ask here, so they
 * cannot disagree.
 *
 * <p>A query is a function of one {@link dev.assetwright.query.Moment}; those that look into the past take the stores as well.
 * The answers are the records in {@code view}. Changing anything is left to {@code execute}. Read
 * {@link dev.assetwright.query.Moment} and {@link dev.assetwright.query.LineageQuery} first.
 */
@NullMarked
package dev.assetwright.query;

import org.jspecify.annotations.NullMarked;
