package dev.assetwright.execute;

import dev.assetwright.model.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places that attempts take of pools, and of limits, which are pools of which each attempt takes one place, over all runs of this process. Who needs many places is not overtaken by those who
 * need few: who finds too little room is the next to get some, before all others of its priority.
 *
 * <p>Belongs to {@link ReadyQueue}.
 */
final class Pools {
  private final Map<String, Pool> pools = new HashMap<>();

  /**
   * Places of a pool.
   *
   * @param slots how many; who wants more than there are gets all there are, alone
   * @param limit how many there are
   */
  record Place(String pool, int slots, int limit) {}

  /** Who asks for places, known by identity. */
  interface Asking {
    Priority priority();
  }

  private static final class Pool {
    private int taken;
    private @Nullable Asking next;

    private boolean hasRoom(Place place) {
      return taken + place.slots() <= place.limit() || taken == 0;
    }

    private boolean isKeptFrom(Asking who) {
      return next != null && next != who && next.priority().compareTo(who.priority()) <= 0;
    }
  }

  /**
   * Takes all places or none.
   *
   * @param wanted sorted by pool, each pool once
   * @return whether they are taken; when not, {@code who} may be the next of one pool, until it is {@linkplain #leave gone}
   */
  boolean take(List<Place> wanted, Asking who) {
    Pool lacking = null;
    for (Place place : wanted) {
      Pool pool = pools.computeIfAbsent(place.pool(), name -> new Pool());
      if (lacking == null && (pool.isKeptFrom(who) || !pool.hasRoom(place))) {
        lacking = pool;
      } else if (pool.next == who) {
        // Next in one pool at most: two who are next where the other one waits would wait for ever.
        pool.next = null;
      }
    }
    if (lacking == null) {
      wanted.forEach(place -> pools.get(place.pool()).taken += place.slots());
      return true;
    }
    if (!lacking.isKeptFrom(who)) {
      lacking.next = who;
    }
    return false;
  }

  /** Gives places back. */
  void give(List<Place> taken) {
    taken.forEach(place -> pools.get(place.pool()).taken -= place.slots());
  }

  /** Who asked asks no more. */
  void leave(List<Place> wanted, Asking who) {
    for (Place place : wanted) {
      Pool pool = pools.get(place.pool());
      if (pool != null && pool.next == who) {
        pool.next = null;
      }
    }
  }
}
