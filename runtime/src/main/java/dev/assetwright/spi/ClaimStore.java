package dev.assetwright.spi;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Schedule;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Who makes which cell: exclusive claims among the processes on one store. A claim ends when it is released, or when its
 * process is declared dead. Safe for several threads and processes.
 */
public interface ClaimStore {
  /**
   * Who holds a cell.
   *
   * @param process the process, as named at its start
   * @param run its run
   */
  record Claim(String process, String run) {}

  /** Claims all of the cells, or none. Returns who holds one of them when that is somebody else, empty on success. */
  Optional<Claim> claim(Collection<Cell> cells, String process, String run);

  /** Gives cells back; those not held by that run are left alone. */
  void release(Collection<Cell> cells, String run);

  /** Frees all that a dead process held. */
  void releaseAll(String process);

  /** Claims a tick; false when it was claimed before, by whomever. */
  boolean claimTick(Schedule schedule, Instant due, String process);
}
