package dev.assetwright.execute;

import dev.assetwright.model.PoolPlaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places that attempts take of pools, over all runs of this process, and who waits for one, first come first served: who
 * needs many places is not overtaken by those who need few.
 *
 * <p>Belongs to the coordinator's thread.
 *
 * @param <W> who waits
 */
final class Pools<W> {
  private final Map<String, Pool<W>> pools = new HashMap<>();

  private record Waiting<W>(W who, int slots, int limit) {}

  private static final class Pool<W> {
    private final Deque<Waiting<W>> queue = new ArrayDeque<>();
    private int taken;

    /** An attempt that wants more than there is gets all there is, alone. */
    private boolean hasRoom(Waiting<W> next) {
      return taken + next.slots() <= next.limit() || taken == 0;
    }
  }

  /**
   * Takes places, or queues for them; {@link #give} returns who may start later.
   *
   * @param limit how many places the pool has
   * @return whether they are taken
   */
  boolean take(@Nullable PoolPlaces places, int limit, W who) {
    if (places == null) {
      return true;
    }
    Pool<W> pool = pools.computeIfAbsent(places.pool(), name -> new Pool<>());
    Waiting<W> next = new Waiting<>(who, places.slots(), limit);
    if (!pool.queue.isEmpty() || !pool.hasRoom(next)) {
      pool.queue.addLast(next);
      return false;
    }
    pool.taken += places.slots();
    return true;
  }

  /**
   * Gives places back.
   *
   * @return who was waiting and has places now, in the order in which they came
   */
  List<W> give(@Nullable PoolPlaces places) {
    List<W> next = new ArrayList<>();
    if (places != null) {
      Pool<W> pool = Objects.requireNonNull(pools.get(places.pool()));
      pool.taken -= places.slots();
      while (!pool.queue.isEmpty() && pool.hasRoom(pool.queue.getFirst())) {
        Waiting<W> first = pool.queue.removeFirst();
        pool.taken += first.slots();
        next.add(first.who());
      }
    }
    return next;
  }
}
