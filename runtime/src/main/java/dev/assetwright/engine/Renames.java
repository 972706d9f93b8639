package dev.assetwright.engine;

import dev.assetwright.execute.Storages;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Event;
import dev.assetwright.rules.AssetKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets what is known of assets, and their data, follow to the keys that they have now.
 *
 * <p>Data first, then the fact: a process that dies in between leaves data under the new key and the history under the old one,
 * and the next look goes on from there. An asset that has a history under its present key keeps that one.
 */
final class Renames {
  private static final Logger LOG = LoggerFactory.getLogger(Renames.class);

  private final EventFlow events;
  private final Storages storages;
  private final Clock clock;

  Renames(EventFlow events, Storages storages, Clock clock) {
    this.events = events;
    this.storages = storages;
    this.clock = clock;
  }

  /** Renames what has another key in this graph; does nothing when all has happened before. */
  synchronized void follow(AssetGraph graph) {
    for (AssetDefinition asset : graph.assets()) {
      former(asset).ifPresent(former -> rename(asset, former));
    }
  }

  /** The key under which its history is; of several the one that is named last, which is the newest of a chain. */
  private Optional<AssetKey> former(AssetDefinition asset) {
    List<AssetKey> formerly = asset.formerly();
    if (formerly.isEmpty() || isKnown(asset.key())) {
      return Optional.empty();
    }
    List<AssetKey> newestFirst = new ArrayList<>(formerly);
    Collections.reverse(newestFirst);
    // That it failed is worth less than data, and still is to be known of it; so is that it was
    // found absent.
    return Stream.<Predicate<AssetKey>>of(this::isKnown, this::isMentioned)
        .flatMap(known -> newestFirst.stream().filter(known))
        .findFirst();
  }

  private boolean isMentioned(AssetKey key) {
    return !events.history().partitions(key).isEmpty() || events.history().isAnyReaderOf(key);
  }

  private boolean isKnown(AssetKey key) {
    History history = events.history();
    return history.isAnySettled(key) || !history.observations(key).isEmpty();
  }

  private void rename(AssetDefinition asset, AssetKey former) {
    List<String> partitions = events.history().partitions(former);
    storages.all().forEach(storage -> storage.rename(former, asset.key(), partitions));
    events.appendAndWait(List.of(new Event.Renamed(clock.instant(), former, asset.key())));
    LOG.info("'{}' is called '{}' now; its history and data have followed.", former, asset.key());
  }
}
