/**
 * What a project's own tests use: its real graph, planned and run by the real engine, with the log in memory, data in a
 * folder that is deleted afterwards, a clock that stands still, and given values in place of upstream assets.
 *
 * <p>Read {@link dev.assetwright.testing.AssetTest} first, then {@link dev.assetwright.testing.TestProject}.
 */
@NullMarked
package dev.assetwright.testing;

import org.jspecify.annotations.NullMarked;
