/**
 * Measures what {@code docs/performance.md} claims: each figure beside its floor, in one run, medians of at least five.
 *
 * <p>Read {@link dev.assetwright.benchmark.Benchmarks} first.
 */
@NullMarked
package dev.assetwright.benchmark;

import org.jspecify.annotations.NullMarked;
