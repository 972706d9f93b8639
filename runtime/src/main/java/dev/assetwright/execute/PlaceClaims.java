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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the store which places of pools the attempts of this process have and want, and the queue what came of it; one claim at a
 * time, so that what changes meanwhile goes together into the next one.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class PlaceClaims {
  private static final Logger LOG = LoggerFactory.getLogger(PlaceClaims.class);

  private final PlaceStore store;
  private final String process;
  private final ReadyQueue queue;
  private final Inbox inbox;
  private final Timers timers;
  private final Clock clock;
  private boolean underWay;
  private boolean failing;
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
        .whenComplete((answer, failure) -> inbox.post(() -> answered(claim, answer, failure)));
  }

  private void answered(
      PlaceClaim claim, @Nullable PlaceAnswer answer, @Nullable Throwable failure) {
    underWay = false;
    tell(failure);
    queue.pools(pools -> {
      if (answer == null) {
        pools.unclaimed(claim);
      } else {
        pools.claimed(claim, answer);
      }
      return true;
    });
  }

  /** Claims are made again twice a second: of all that fail one after the other people are told once. */
  private void tell(@Nullable Throwable failure) {
    if (failure != null && !failing) {
      LOG.warn(
          "Places of pools cannot be claimed: {} What needs some, and has none, waits; it is tried again until it works.",
          failure.getMessage());
    } else if (failure == null && failing) {
      LOG.info("Places of pools can be claimed again.");
    }
    failing = failure != null;
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
