/**
 * The store in memory: for tests, ours and users'. It passes the same contract tests as the one on disk.
 *
 * <p>Read {@link dev.assetwright.store.memory.InMemoryStore}.
 */
@NullMarked
package dev.assetwright.store.memory;

import org.jspecify.annotations.NullMarked;
