package dev.assetwright.execute;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The places that attempts take of pools, and of limits, which are pools of which each attempt takes one place, over all runs of
 * this process. Who needs many places is not overtaken by those who need few: who finds too little room is the next to get some,
 * before all others of its priority.
 *
 * <p>Other processes take of the same pools, so places are claimed before they are taken here, and given back some time after: as
 * long as nobody else is known to wait, one attempt follows another for {@link #KEPT} without a word to the store. What there is to
 * say to it is collected here, and {@link PlaceClaims} says it.
 *
 * <p>Belongs to {@link ReadyQueue}.
 */
final class Pools {
  /** How long places may go from attempt to attempt before others are asked whether they wait. */
  static final Duration KEPT = Duration.ofMillis(100);

  /** Who was refused asks again after this time. */
  static final Duration ASK_AGAIN = Duration.ofMillis(500);

  /** And after this, when it hears of something. */
  static final Duration SOON = Duration.ofMillis(50);

  private static final int UNKNOWN = -1;

  private final int workers;
  private final Clock clock;
  private final Runnable wanted;
  private final SortedMap<String, Pool> pools = new TreeMap<>();
  private final Map<Asking, List<Place>> asks = new LinkedHashMap<>();

  /** What there was too little room for, and the most urgent that wanted it. */
  private final Map<List<Place>, Priority> refused = new HashMap<>();

  private boolean contested;
  private Instant answeredAt = Instant.MIN;
  private Instant askAgainAt = Instant.MIN;
  private Instant keptUntil = Instant.MIN;

  /** Who asks for places, known by identity. */
  interface Asking {
    Priority priority();

    /** For how many attempts it wants the same; counted up to {@code most}. */
    int attempts(int most);
  }

  private static final class Pool {
    private int taken;

    /** How many may be taken here, as far as others are concerned. */
    private int claimed;

    /** How many this process has, as the store knows it. */
    private int told;

    private @Nullable Asking next;

    private boolean hasRoom(Place place) {
      return taken + place.slots() <= place.limit() || taken == 0;
    }

    private boolean isClaimed(Place place) {
      return taken + place.slots() <= claimed;
    }

    private boolean isKeptFrom(Asking who) {
      return next != null && next != who && next.priority().compareTo(who.priority()) <= 0;
    }
  }

  /**
   * No place is taken yet.
   *
   * @param workers how many attempts may be under way at once: nobody wants places for more
   * @param wanted told when something should be claimed, under the queue's lock: must only wake somebody
   */
  Pools(int workers, Clock clock, Runnable wanted) {
    this.workers = workers;
    this.clock = clock;
    this.wanted = wanted;
  }

  /**
   * Takes all places or none.
   *
   * @param wanted sorted by pool, each pool once
   * @return whether they are taken; when not, {@code who} may be the next of one pool, until it is {@linkplain #leave gone}
   */
  boolean take(List<Place> wanted, Asking who) {
    if (wanted.isEmpty()) {
      return true;
    }
    Pool lacking = null;
    for (Place place : wanted) {
      Pool pool = pools.computeIfAbsent(place.pool(), name -> new Pool());
      if (lacking == null && (pool.isKeptFrom(who) || !pool.hasRoom(place))) {
        lacking = pool;
      }
    }
    if (lacking == null) {
      lacking = unclaimed(wanted);
      if (lacking != null) {
        ask(wanted, who);
      }
    }
    for (Place place : wanted) {
      Pool pool = pools.get(place.pool());
      if (pool != lacking && pool.next == who) {
        // Next in one pool at most: two who are next where the other one waits would wait for ever.
        pool.next = null;
      }
    }
    if (lacking == null) {
      asks.remove(who);
      wanted.forEach(place -> pools.get(place.pool()).taken += place.slots());
      return true;
    }
    if (!lacking.isKeptFrom(who)) {
      lacking.next = who;
    }
    return false;
  }

  private @Nullable Pool unclaimed(List<Place> wanted) {
    for (Place place : wanted) {
      Pool pool = pools.get(place.pool());
      if (!pool.isClaimed(place)) {
        return pool;
      }
    }
    return null;
  }

  private void ask(List<Place> places, Asking who) {
    if (asks.put(who, places) == null) {
      wanted.run();
    }
  }

  /** Gives places back. */
  void give(List<Place> taken) {
    if (taken.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean isKept = !contested && now.isBefore(keptUntil) && !isSetBack(now);
    for (Place place : taken) {
      Pool pool = pools.get(place.pool());
      pool.taken -= place.slots();
      if (!isKept) {
        pool.claimed -= place.slots();
      }
    }
  }

  /** By a clock that was ahead, and was set right, the next answer may be hours away. */
  private boolean isSetBack(Instant now) {
    return now.isBefore(answeredAt);
  }

  /** Who asked asks no more. */
  void leave(List<Place> wanted, Asking who) {
    asks.remove(who);
    for (Place place : wanted) {
      Pool pool = pools.get(place.pool());
      if (pool != null && pool.next == who) {
        pool.next = null;
      }
    }
  }

  /** Whether another process has what is wanted here. */
  boolean isRefused() {
    return !refused.isEmpty();
  }

  /** Something happened that may have made room: who was refused asks again soon. */
  void askAgain() {
    Instant soon = answeredAt.plus(SOON);
    askAgainAt = soon.isBefore(askAgainAt) ? soon : askAgainAt;
  }

  /** When the store is to be told of what has changed; null when it need not be. */
  @Nullable
  Instant claimAt() {
    if (asks.entrySet().stream().anyMatch(ask -> !isRefused(ask.getKey(), ask.getValue()))
        || pools.values().stream().anyMatch(pool -> pool.told > pool.claimed)) {
      return Instant.MIN;
    }
    Instant at = refused.isEmpty() ? null : askAgainAt;
    boolean isSpare = pools.values().stream().anyMatch(pool -> pool.told != pool.taken);
    if (isSpare && (at == null || keptUntil.isBefore(at))) {
      at = keptUntil;
    }
    return at != null && isSetBack(clock.instant()) ? Instant.MIN : at;
  }

  /** Whether nobody less urgent was refused the same. */
  private boolean isRefused(Asking who, List<Place> places) {
    Priority before = refused.get(places);
    return before != null && before.compareTo(who.priority()) <= 0;
  }

  /** What is to be claimed. Until it is {@linkplain #claimed answered} nothing is taken that is not taken already. */
  PlaceClaim claim() {
    SortedMap<String, Integer> keeps = new TreeMap<>();
    pools.forEach((name, pool) -> {
      pool.claimed = pool.taken;
      pool.told = UNKNOWN;
      if (pool.taken > 0) {
        keeps.put(name, pool.taken);
      }
    });
    List<PlaceAsk> asked = new ArrayList<>();
    asks.forEach((who, places) -> {
      int attempts = who.attempts(most(places));
      if (attempts > 0) {
        asked.add(new PlaceAsk(places, who.priority(), attempts));
      }
    });
    asked.sort((a, b) -> a.priority().compareTo(b.priority()));
    asks.clear();
    refused.clear();
    return new PlaceClaim(keeps, asked);
  }

  /** No more than there is room for: who has all places of a pool waits for itself, and not in line. */
  private int most(List<Place> places) {
    int most = workers;
    for (Place place : places) {
      int room = place.limit() - pools.get(place.pool()).taken;
      most = Math.min(most, room / place.slots());
    }
    return Math.max(1, most);
  }

  /** What came of a claim. */
  void claimed(PlaceClaim claim, PlaceAnswer answer) {
    Map<String, Integer> granted = new HashMap<>();
    for (int i = 0; i < claim.asks().size(); i++) {
      PlaceAsk ask = claim.asks().get(i);
      int attempts = answer.granted().get(i);
      ask.places()
          .forEach(place -> granted.merge(place.pool(), attempts * place.slots(), Integer::sum));
      if (attempts < ask.attempts()) {
        refuse(ask);
      }
    }
    pools.forEach((name, pool) -> {
      int given = granted.getOrDefault(name, 0);
      pool.told = claim.keeps().getOrDefault(name, 0) + given;
      pool.claimed = answer.contested() ? pool.taken + given : pool.told;
    });
    contested = answer.contested();
    answeredAt = clock.instant();
    askAgainAt = answeredAt.plus(ASK_AGAIN);
    keptUntil = answeredAt.plus(KEPT);
  }

  /** The claim could not be written, or nobody knows: it is made again after a while, with what there is then. */
  void unclaimed(PlaceClaim claim) {
    claim.asks().forEach(this::refuse);
    answeredAt = clock.instant();
    askAgainAt = answeredAt.plus(ASK_AGAIN);
    keptUntil = askAgainAt;
  }

  private void refuse(PlaceAsk ask) {
    refused.merge(ask.places(), ask.priority(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }
}
