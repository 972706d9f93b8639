/**
 * Runs plans: one coordinator thread owns the state of all runs, workers only work. Here things happen: methods are called,
 * data is staged, checked and published, events are recorded.
 *
 * <p>Read {@link dev.assetwright.execute.Coordinator} first, then {@link dev.assetwright.execute.Attempt}.
 */
@NullMarked
package dev.assetwright.execute;

import org.jspecify.annotations.NullMarked;
