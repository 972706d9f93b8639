package dev.assetwright.boot;

import dev.assetwright.execute.Recovery;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.spi.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears up after dead processes, and sees to it that their runs go on: in a process that serves at once, and not in a command,
 * which has something else to do and keeps them for one that serves.
 */
final class DeadProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(DeadProcesses.class);

  private final ProcessRegistry registry;
  private final Store store;
  private final Recovery recovery;
  private final InterruptedRuns kept;
  private final boolean serves;

  DeadProcesses(
      ProcessRegistry registry,
      Store store,
      Recovery recovery,
      InterruptedRuns kept,
      boolean serves) {
    this.registry = registry;
    this.store = store;
    this.recovery = recovery;
    this.kept = kept;
    this.serves = serves;
  }

  /** Clears up; returns the runs that are to go on in this process, those that commands kept among them. */
  Collection<Recovery.Interrupted> clear() {
    Map<String, Recovery.Interrupted> goOn = new LinkedHashMap<>();
    registry.clearDead(store::isHeldBy, dead -> {
      // Kept before it is recorded: a command may be killed in between.
      for (Recovery.Interrupted run :
          recovery.reconcileProcess(dead, serves ? found -> {} : kept::keep)) {
        LOG.warn("Run {} was interrupted: its process died.", run.run().id());
        goOn.put(run.run().id(), run);
      }
    });
    if (!serves) {
      return new ArrayList<>();
    }
    // One that was kept and then found here was not recorded by whoever kept it.
    kept.take(store).forEach(run -> goOn.putIfAbsent(run.run().id(), run));
    return goOn.values();
  }
}
