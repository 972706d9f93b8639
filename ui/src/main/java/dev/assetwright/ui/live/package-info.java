/**
 * Live updates: what changed goes to every page that watches, as server-sent events.
 *
 * <p>{@link dev.assetwright.ui.live.ChangeFeed} turns changes into events,
 * {@link dev.assetwright.ui.live.EventHub} hands them to the readers. Knows nothing of the web
 * server: a reader is a {@link dev.assetwright.ui.live.EventSink}.
 */
@NullMarked
package dev.assetwright.ui.live;

import org.jspecify.annotations.NullMarked;
