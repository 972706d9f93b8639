package dev.assetwright.spi;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which process gets places of pools: what each store does with what it knows. Pure.
 *
 * <p>Who finds too little room draws a ticket, and waits in the one pool that lacks room; for what it wants there, room is kept from
 * all that drew later. Who gets something draws anew, so that processes take turns. It waits in one pool only, since two that have
 * room kept where the other one waits would wait for ever.
 */
public final class PlaceShares {
  /** Who waits and says nothing for so long has stopped without an end; no room is kept for it any more. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  private static final long NONE = Long.MAX_VALUE;

  /**
   * What a process has of a pool.
   *
   * @param held how many places, 0 while it only waits
   * @param waiting null unless it waits for places of this pool
   */
  public record Share(
      String pool, String process, int held, @Nullable Waiting waiting) {}

  /**
   * A process in the line of a pool.
   *
   * @param slots how many places its first attempt wants
   * @param ticket who has a smaller one came earlier
   * @param askedAt when it asked last, by the clock that all of them go by
   */
  public record Waiting(int slots, Priority priority, long ticket, Instant askedAt) {}

  /**
   * What is decided.
   *
   * @param shares all that the process has from now on, sorted by pool
   */
  public record Decision(List<Share> shares, PlaceAnswer answer) {
    public Decision {
      shares = List.copyOf(shares);
    }
  }

  private final String process;
  private final Instant now;
  private final List<Share> others = new ArrayList<>();
  private final SortedMap<String, Long> tickets = new TreeMap<>();
  private final SortedMap<String, Integer> held;
  private final SortedMap<String, Waiting> waiting = new TreeMap<>();
  private long nextTicket = 1;

  private PlaceShares(
      Collection<Share> shares, String process, SortedMap<String, Integer> keeps, Instant now) {
    this.process = process;
    this.now = now;
    this.held = new TreeMap<>(keeps);
    for (Share share : shares) {
      Waiting waits = share.waiting();
      if (waits != null) {
        nextTicket = Math.max(nextTicket, waits.ticket() + 1);
      }
      if (!share.process().equals(process)) {
        others.add(share);
      } else if (waits != null) {
        tickets.put(share.pool(), waits.ticket());
      }
    }
  }

  /** Decides on a claim; {@code shares} are those of all processes. */
  public static Decision decide(
      Collection<Share> shares, String process, PlaceClaim claim, Instant now) {
    return new PlaceShares(shares, process, claim.keeps(), now).decide(claim.asks());
  }

  private Decision decide(List<PlaceAsk> asks) {
    List<Integer> granted = asks.stream().map(this::grant).toList();
    boolean contested =
        others.stream().anyMatch(share -> waits(share) && held.getOrDefault(share.pool(), 0) > 0);
    TreeSet<String> pools = new TreeSet<>(held.keySet());
    pools.addAll(waiting.keySet());
    List<Share> mine = pools.stream()
        .map(pool -> new Share(pool, process, held.getOrDefault(pool, 0), waiting.get(pool)))
        .toList();
    return new Decision(mine, new PlaceAnswer(granted, contested));
  }

  private int grant(PlaceAsk ask) {
    for (int granted = 0; granted < ask.attempts(); granted++) {
      long ticket = ask.places().stream()
          .mapToLong(place -> tickets.getOrDefault(place.pool(), NONE))
          .min()
          .orElse(NONE);
      for (Place place : ask.places()) {
        if (!hasRoom(place, ask.priority(), ticket)) {
          await(place, ask.priority(), ticket);
          return granted;
        }
      }
      for (Place place : ask.places()) {
        held.merge(place.pool(), place.slots(), Integer::sum);
        tickets.remove(place.pool());
      }
    }
    return ask.attempts();
  }

  private boolean hasRoom(Place place, Priority priority, long ticket) {
    int taken = held.getOrDefault(place.pool(), 0);
    for (Share share : others) {
      if (share.pool().equals(place.pool())) {
        taken += share.held() + keptFor(share, place.limit(), priority, ticket);
      }
    }
    return taken + place.slots() <= place.limit() || taken == 0;
  }

  private int keptFor(Share share, int limit, Priority priority, long ticket) {
    Waiting waits = share.waiting();
    if (waits == null || !waits(share)) {
      return 0;
    }
    int order = waits.priority().compareTo(priority);
    return order < 0 || order == 0 && waits.ticket() < ticket ? Math.min(waits.slots(), limit) : 0;
  }

  private boolean waits(Share share) {
    Waiting waits = share.waiting();
    return waits != null && !waits.askedAt().plus(SILENCE).isBefore(now);
  }

  private void await(Place place, Priority priority, long ticket) {
    waiting.computeIfAbsent(
        place.pool(),
        pool -> new Waiting(place.slots(), priority, ticket == NONE ? nextTicket++ : ticket, now));
  }
}
