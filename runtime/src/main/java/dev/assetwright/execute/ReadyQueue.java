package dev.assetwright.execute;

import dev.assetwright.model.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which steps may start, and who is next: runs that somebody waits for before the others, runs of one priority in turn, the steps
 * of a run in the order in which they came to be ready. Every {@value #LONGEST_STREAK} starts one of the others is let through, so
 * none waits for ever.
 *
 * <p>A run that somebody waits for, and of which nothing is under way, gets a worker beyond the limit when all are taken: a click
 * does not wait until one of a thousand cells is done.
 *
 * <p>Workers take from here by themselves. Safe for several threads.
 */
final class ReadyQueue {
  private static final int LONGEST_STREAK = 8;

  private final int workers;
  private final Pools pools;
  private final Map<RunState, Lane> lanes = new HashMap<>();
  private final Map<Priority, Deque<Lane>> turns = new EnumMap<>(Priority.class);
  private int waiting;
  private int running;
  private int streak;

  /** Threads that take steps, or are about to. */
  private int active;

  private volatile boolean usesPools;

  ReadyQueue(int workers, Pools pools) {
    this.workers = workers;
    this.pools = pools;
    for (Priority priority : Priority.values()) {
      turns.put(priority, new ArrayDeque<>());
    }
  }

  synchronized void add(Ready ready) {
    Priority priority = ready.run.request.priority();
    Lane lane = lanes.computeIfAbsent(ready.run, run -> new Lane(run, priority));
    if (lane.isEmpty()) {
      turns.get(priority).addLast(lane);
    }
    lane.add(ready);
    ready.step.ready = ready;
    waiting++;
    if (!ready.step.places.isEmpty()) {
      usesPools = true;
    }
  }

  /** Whether any step ever wanted places of pools. */
  boolean usesPools() {
    return usesPools;
  }

  /** Asks or tells the pools something; nobody takes or gives meanwhile. */
  synchronized <T extends @Nullable Object> T pools(Function<Pools, T> told) {
    return told.apply(pools);
  }

  /** How many threads are wanted beside those that are there; they count as there from now on. */
  synchronized int hire() {
    return hire(Math.min(workers + (isBeyondWanted() ? 1 : 0), running + waiting) - active);
  }

  /** The same while nothing should start but what somebody has just asked for: one thread, if there is such a thing. */
  synchronized int hireUrgent() {
    return hire(hasUrgent() ? running + 1 - active : 0);
  }

  private int hire(int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    active += wanted;
    return wanted;
  }

  /**
   * The step that is to start now, with its places taken.
   *
   * @param start makes its attempt, which {@link #withdraw} finds from now on
   * @return null when there is none; then the thread that asked counts as gone
   */
  synchronized @Nullable Ready take(Function<Ready, Attempt> start) {
    Ready next = running < workers ? next() : null;
    if (next == null && running == workers && isBeyondWanted()) {
      next = nextBeyond(lane -> lane.running == 0);
    }
    return started(next, start);
  }

  /** The same for the first step of a run that somebody waits for; all others wait. */
  synchronized @Nullable Ready takeUrgent(Function<Ready, Attempt> start) {
    return started(running <= workers ? nextBeyond(ReadyQueue::isUrgent) : null, start);
  }

  private static boolean isUrgent(Lane lane) {
    return lane.started == 0;
  }

  private boolean hasUrgent() {
    return running <= workers
        && turns.get(Priority.INTERACTIVE).stream().anyMatch(ReadyQueue::isUrgent);
  }

  private @Nullable Ready started(@Nullable Ready next, Function<Ready, Attempt> start) {
    if (next == null) {
      active--;
      return null;
    }
    waiting--;
    running++;
    Lane lane = lanes.get(next.run);
    lane.running++;
    lane.started++;
    boolean started = false;
    try {
      next.working = start.apply(next);
      started = true;
      return next;
    } finally {
      if (!started) {
        finish(next);
        active--;
      }
    }
  }

  private @Nullable Ready next() {
    boolean othersFirst = streak >= LONGEST_STREAK;
    Ready next = next(othersFirst ? Priority.BACKGROUND : Priority.INTERACTIVE);
    if (next == null) {
      next = next(othersFirst ? Priority.INTERACTIVE : Priority.BACKGROUND);
    }
    if (next != null) {
      streak = next.run.request.priority() == Priority.INTERACTIVE
              && !turns.get(Priority.BACKGROUND).isEmpty()
          ? streak + 1
          : 0;
    }
    return next;
  }

  private @Nullable Ready next(Priority priority) {
    Deque<Lane> lanesInTurn = turns.get(priority);
    for (int i = lanesInTurn.size(); i > 0; i--) {
      Ready next = take(lanesInTurn, lanesInTurn.removeFirst());
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  private @Nullable Ready take(Deque<Lane> lanesInTurn, Lane lane) {
    Ready next = lane.take(pools);
    if (!lane.isEmpty()) {
      lanesInTurn.addLast(lane);
    } else if (next == null && lane.running == 0) {
      lanes.remove(lane.run);
    }
    return next;
  }

  private boolean isBeyondWanted() {
    if (running < workers) {
      return false;
    }
    for (Lane lane : turns.get(Priority.INTERACTIVE)) {
      if (lane.running == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Ready nextBeyond(Predicate<Lane> wanted) {
    Deque<Lane> lanesInTurn = turns.get(Priority.INTERACTIVE);
    for (int i = lanesInTurn.size(); i > 0; i--) {
      Lane lane = lanesInTurn.removeFirst();
      if (!wanted.test(lane)) {
        lanesInTurn.addLast(lane);
        continue;
      }
      Ready next = take(lanesInTurn, lane);
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  /**
   * Takes a step back.
   *
   * @return the attempt that is under way; null when it had not started, and now it never will
   */
  synchronized @Nullable Attempt withdraw(Ready ready) {
    if (ready.working == null && !ready.over) {
      ready.over = true;
      waiting--;
    }
    return ready.working;
  }

  /**
   * The attempt is over, or given up: its places and its worker's place are free.
   *
   * @return false when it was given up before; then another thread has taken the place of the one that asks
   */
  synchronized boolean finish(Ready ready) {
    if (ready.over) {
      return false;
    }
    ready.over = true;
    running--;
    Lane lane = lanes.get(ready.run);
    lane.running--;
    pools.give(ready.step.places);
    if (lane.running == 0 && lane.isEmpty()) {
      lanes.remove(ready.run);
    }
    return true;
  }

  /** Gives up an attempt that does not stop; its thread counts as gone. Returns false when it has just ended. */
  synchronized boolean abandon(Ready ready) {
    if (!finish(ready)) {
      return false;
    }
    active--;
    return true;
  }

  /** The thread that asks is about to end in a way of its own. */
  synchronized void quit() {
    active--;
  }
}
