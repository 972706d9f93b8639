package dev.assetwright.execute;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.PlaceStore;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the store which places of pools the attempts of this process have and want, and the queue what came of it; one claim at a
 * time, so that what changes meanwhile goes together into the next one.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class PlaceClaims {
  private final PlaceStore store;
  private final String process;
  private final ReadyQueue queue;
  private final Inbox inbox;
  private final Timers timers;
  private final Clock clock;
  private boolean underWay;
  private Timers.@Nullable Timer later;

  PlaceClaims(
      PlaceStore store, String process, ReadyQueue queue, Inbox inbox, Timers timers, Clock clock) {
    this.store = store;
    this.process = process;
    this.queue = queue;
    this.inbox = inbox;
    this.timers = timers;
    this.clock = clock;
  }

  /** Claims what is due; to be called after each round of decisions, for almost nothing while no pool is in use. */
  void turn() {
    if (underWay || !queue.usesPools()) {
      return;
    }
    Instant at = queue.pools(Pools::claimAt);
    timers.cancel(later);
    later = null;
    if (at == null) {
      return;
    }
    Instant now = clock.instant();
    if (at.isAfter(now)) {
      later = timers.after(Duration.between(now, at), () -> {});
    } else {
      claim(now);
    }
  }

  private void claim(Instant now) {
    underWay = true;
    PlaceClaim claim = queue.pools(Pools::claim);
    store
        .claimPlaces(process, claim, now)
        .whenComplete((answer, failure) -> inbox.post(() -> answered(claim, answer)));
  }

  private void answered(PlaceClaim claim, @Nullable PlaceAnswer answer) {
    underWay = false;
    queue.pools(pools -> {
      if (answer == null) {
        pools.unclaimed(claim);
      } else {
        pools.claimed(claim, answer);
      }
      return true;
    });
  }

  /** Another process did something; what ended there may have made room here. Safe for any thread. */
  void happened(List<RecordedEvent> happened) {
    if (queue.usesPools()
        && happened.stream().anyMatch(event -> isEnd(event.event()))
        && queue.pools(Pools::isRefused)) {
      inbox.post(() -> queue.pools(pools -> {
        pools.askAgain();
        return true;
      }));
    }
  }

  private static boolean isEnd(Event event) {
    return event instanceof Event.StepEnded
        || event instanceof Event.AttemptFailed
        || event instanceof Event.RunEnded;
  }
}
