/**
 * Code versions from compiled code: which logic an asset runs, as 16 hex digits.
 *
 * <p>Start with {@link dev.assetwright.version.CodeVersions}, or with {@link
 * dev.assetwright.version.CodeVersionCache} at start-up. {@link dev.assetwright.version.CodeChange} names what differs
 * between two versions. Whether a difference makes an asset stale is left to others. The only package that knows ASM.
 */
@NullMarked
package dev.assetwright.version;

import org.jspecify.annotations.NullMarked;
