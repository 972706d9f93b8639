/**
 * A project that lives for simulated weeks in one process, by a clock that is moved: schedules, failures, retries, backfills,
 * restarts; and what it keeps of memory, files and threads meanwhile.
 *
 * <p>Read {@link dev.assetwright.soak.SoakTest} first.
 */
@NullMarked
package dev.assetwright.soak;

import org.jspecify.annotations.NullMarked;
