/**
 * The graph as a file beside the compiled classes: what it holds, and what differs between two of them. Pure.
 *
 * <p>A file says what code declares, and which versions it has; nothing of what was ever run. Read {@link
 * dev.assetwright.artifact.GraphFile} first.
 */
@NullMarked
package dev.assetwright.artifact;

import org.jspecify.annotations.NullMarked;
