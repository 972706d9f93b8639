package dev.assetwright.boot;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.execute.Recovery;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.spi.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on, in a process that serves, with the runs that were kept when their processes died. One is kept until it goes on or
 * never will, so that what goes wrong here delays it and no more. One thread at a time.
 */
final class ResumedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(ResumedRuns.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  /** How many runs may have begun between a run that goes on and the death of whoever saw to it. */
  private static final int LATEST = 1_000;

  private final String process;
  private final ProcessRegistry registry;
  private final Store store;
  private final InterruptedRuns kept;
  private final Function<Recovery.Interrupted, Optional<Application.Started>> resume;
  private final Clock clock;

  /** The runs that could not go on just now, with the time of the next try. */
  private final Map<String, Instant> tried = new HashMap<>();

  /**
   * @param process this one
   * @param resume starts the run that goes on; empty when there is nothing left to do
   */
  ResumedRuns(
      String process,
      ProcessRegistry registry,
      Store store,
      InterruptedRuns kept,
      Function<Recovery.Interrupted, Optional<Application.Started>> resume,
      Clock clock) {
    this.process = process;
    this.registry = registry;
    this.store = store;
    this.kept = kept;
    this.resume = resume;
    this.clock = clock;
  }

  /** Goes on with all that can; with the others when it is called again. */
  void goOn() {
    List<Recovery.Interrupted> taken = kept.take(store, process, this::isAlive);
    for (Recovery.Interrupted run : taken) {
      String id = run.run().id();
      Instant next = tried.get(id);
      if (next != null && clock.instant().isBefore(next)) {
        continue;
      }
      try {
        goOn(run);
        tried.remove(id);
      } catch (RuntimeException e) {
        if (tried.put(id, clock.instant().plus(PAUSE)) == null) {
          LOG.warn("Run {} does not go on yet: {} It is tried again.", id, e.getMessage());
          LOG.debug("The problem in full.", e);
        }
      }
    }
  }

  private boolean isAlive(String other) {
    return registry.isAlive(other) || store.isHeldBy(other);
  }

  private void goOn(Recovery.Interrupted run) {
    String id = run.run().id();
    try {
      if (!goesOnAlready(id)) {
        resume
            .apply(run)
            .map(Application.Started::run)
            .ifPresent(next -> LOG.info("Run {} goes on as run {}.", id, next));
      }
    } catch (ApplicationException e) {
      if (e.category() == ApplicationException.Category.ENVIRONMENT) {
        throw e;
      }
      LOG.warn("Run {} does not go on: {}", id, e.getMessage());
    }
    kept.remove(id, process);
  }

  /** Whether a process began it, and died before it could say so by removing what was kept. */
  private boolean goesOnAlready(String run) {
    return store.runs(null, null, LATEST).stream()
        .anyMatch(later -> later.request().goesOnWith(run));
  }
}
