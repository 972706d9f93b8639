package dev.assetwright.spi;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Schedule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who makes which cell: exclusive claims among the runs of all processes on one store. A run claims its cells when it is
 * queued. The store gives a claim back in the transaction that records {@link dev.assetwright.model.Event.StepEnded} for
 * that run and cell, and all claims of a run with its {@link dev.assetwright.model.Event.RunEnded}. Safe for several
 * threads and processes.
 */
public interface ClaimStore extends PlaceStore {
  /**
   * Who holds a cell.
   *
   * @param process the process, as named at its start
   * @param run its run
   */
  record Claim(String process, String run) {}

  /**
   * Claims those of the cells that nobody holds, in one transaction; cells that the run holds already stay its own.
   *
   * @param joint those that can only be made together, each list sorted. Of such a list nothing is claimed behind a cell that
   *     another run holds: so of two runs that need the same ones, none holds a part and waits for the part of the other
   * @return the cells that another run holds, with the holder, and those behind them; empty when all are claimed
   */
  Map<Cell, Claim> claim(
      Collection<Cell> cells, Collection<List<Cell>> joint, String process, String run);

  /** The same where each cell can be made alone. */
  default Map<Cell, Claim> claim(Collection<Cell> cells, String process, String run) {
    return claim(cells, List.of(), process, run);
  }

  /**
   * Gives back what was claimed in a name that is no run's, such as to revert a cell; of a run its end does so. Does nothing when
   * nothing is held.
   */
  void release(String name);

  /** Returns with {@code others}, who hold cells, those that wait behind theirs, with the holder they wait for. */
  static Map<Cell, Claim> withJoint(Map<Cell, Claim> others, Collection<List<Cell>> joint) {
    if (others.isEmpty() || joint.isEmpty()) {
      return others;
    }
    Map<Cell, Claim> blocked = new TreeMap<>(others);
    for (List<Cell> cells : joint) {
      Claim holder = null;
      for (Cell cell : cells) {
        if (holder != null) {
          blocked.putIfAbsent(cell, holder);
        } else {
          holder = others.get(cell);
        }
      }
    }
    return blocked;
  }

  /**
   * Whether a process still has its hold on this store. One that has none may live all the same; a store of this machine's
   * alone need not know, since the operating system does.
   */
  default boolean isHeldBy(String process) {
    return false;
  }

  /**
   * Shuts out a process that is taken for dead: should it live after all, whatever it writes from now on is refused. Its claims
   * stay until they are released. A store of this machine's alone need not do so, since there the dead are dead.
   */
  default void fence(String process) {}

  /** Frees all that a dead process held, cells, places of pools, ticks and backfills. */
  void releaseAll(String process);

  /**
   * Claims a tick; false when another process has it, or when it is on record. A process may claim its own again as long as
   * it has not recorded what came of it.
   */
  boolean claimTick(Schedule schedule, Instant due, String process);
}
