package dev.assetwright.boot;

import dev.assetwright.execute.Recovery;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.spi.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears up after dead processes, and keeps the runs that are to go on for {@link ResumedRuns}. */
final class DeadProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(DeadProcesses.class);

  private final ProcessRegistry registry;
  private final Store store;
  private final Recovery recovery;
  private final InterruptedRuns kept;

  DeadProcesses(ProcessRegistry registry, Store store, Recovery recovery, InterruptedRuns kept) {
    this.registry = registry;
    this.store = store;
    this.recovery = recovery;
    this.kept = kept;
  }

  /** Clears up. When it cannot for one of them, the runs of those before are kept all the same. */
  void clear() {
    registry.clearDead(store::isHeldBy, dead -> {
      // Kept before it is recorded: this process may be killed in between, or fail to load the
      // code.
      for (Recovery.Interrupted run : recovery.reconcileProcess(dead, kept::keep)) {
        LOG.warn("Run {} was interrupted: its process died.", run.run().id());
      }
    });
  }
}
