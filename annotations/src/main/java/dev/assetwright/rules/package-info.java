/**
 * What compile time and run time must judge alike: keys and references, names, cron, durations, SQL
 * placeholders, selections, cycles.
 *
 * <p>Pure: no clock, no files, no annotations. The processor turns a refusal into a message at an element, the runtime
 * into an error for the caller. Read {@link dev.assetwright.rules.AssetKey} and {@link dev.assetwright.rules.Names} first.
 */
@NullMarked
package dev.assetwright.rules;

import org.jspecify.annotations.NullMarked;
