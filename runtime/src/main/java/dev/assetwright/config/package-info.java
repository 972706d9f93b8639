/**
 * What can be set from outside: {@code assetwright.yaml}, the environment and {@code --set}, bound to records marked with
 * {@link dev.assetwright.Config}. Tells all problems at once, masks secrets, and says which values count for staleness.
 *
 * <p>Read {@link dev.assetwright.config.Configuration} first. Which records there are is known elsewhere.
 */
@NullMarked
package dev.assetwright.config;

import org.jspecify.annotations.NullMarked;
