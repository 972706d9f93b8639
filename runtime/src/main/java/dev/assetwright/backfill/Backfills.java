package dev.assetwright.backfill;

import dev.assetwright.execute.RunIds;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.BackfillStore;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backfills of a process: starts, changes and drives them on a thread of its own. A process that serves drives all that no
 * other does; a command drives its own. Safe for several threads.
 */
public final class Backfills implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backfills.class);

  /** How long a backfill whose process died waits at most for another, and what failed for its next try. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final String process;
  private final BackfillStore store;
  private final EventFlow events;
  private final Runner runner;
  private final RunIds ids;
  private final Clock clock;
  private final BackfillDriver driver;
  private final Runnable unlisten;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> told = new HashSet<>();
  private final Map<String, ScheduledFuture<?>> wakes = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "assetwright-backfills");
        made.setDaemon(true);
        return made;
      });
  private volatile boolean all;

  public Backfills(
      String process,
      BackfillStore store,
      RunStore runs,
      EventFlow events,
      Runner runner,
      RunIds ids,
      Clock clock) {
    this.process = process;
    this.store = store;
    this.events = events;
    this.runner = runner;
    this.ids = ids;
    this.clock = clock;
    this.driver = new BackfillDriver(process, store, runs, events, runner, clock);
    this.unlisten = events.listen(this::happened);
    thread.scheduleWithFixedDelay(
        this::look, AGAIN.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Drives every backfill that no other process drives, from now on. */
  public void driveAll() {
    all = true;
    onThread(this::look);
  }

  /** Drives this backfill, unless another process does. */
  public void drive(String id) {
    wanted.add(id);
    soon(id);
  }

  /** Records a backfill, which then waits for a process that drives it; returns its id. */
  public String start(BackfillRequest request) {
    String id = ids.next(taken -> !store.findBackfills(taken).isEmpty());
    events.appendAndWait(List.of(new Event.BackfillStarted(clock.instant(), id, request)));
    return id;
  }

  /** Lets no further run start; the run under way goes on. */
  public void pause(BackfillRecord backfill, String reason) {
    change(backfill, BackfillStatus.PAUSED, false, reason);
  }

  /** Goes on after a pause. */
  public void resume(BackfillRecord backfill) {
    change(backfill, BackfillStatus.RUNNING, false, "");
  }

  /** Goes on with what failed, and with all that needs it. */
  public void retry(BackfillRecord backfill) {
    change(backfill, BackfillStatus.RUNNING, true, "");
  }

  /** Ends it for good and asks its run to stop; what was made stays. */
  public void cancel(BackfillRecord backfill) {
    change(backfill, BackfillStatus.CANCELED, false, "");
    stopRun(backfill.id());
  }

  /** Asks the run of a backfill that is under way, if any, to stop. */
  public void stopRun(String id) {
    store.runsOf(id, 1).stream()
        .filter(run -> !run.status().isFinal())
        .forEach(run -> runner.cancel(run.id()));
  }

  private void change(
      BackfillRecord backfill, BackfillStatus status, boolean retries, String reason) {
    events.appendAndWait(List.of(
        new Event.BackfillChanged(clock.instant(), backfill.id(), status, retries, reason)));
  }

  /** How many cells of a backfill are still to be made, as far as can be told now. */
  public int left(BackfillRecord backfill) {
    Runner.Planned planned = runner.glance(backfill.request());
    return planned.plan() == null ? 0 : driver.remaining(backfill, planned).count();
  }

  private void happened(List<RecordedEvent> happened, boolean own) {
    for (RecordedEvent event : happened) {
      if (event.event() instanceof Event.BackfillStarted started) {
        soonIfOurs(started.backfill());
      } else if (event.event() instanceof Event.BackfillChanged changed) {
        soonIfOurs(changed.backfill());
      } else if (event.event() instanceof Event.RunEnded ended) {
        onThread(() -> driver.waitingFor(ended.run()).ifPresent(this::advance));
      }
    }
  }

  private void soonIfOurs(String id) {
    if (all || wanted.contains(id)) {
      soon(id);
    }
  }

  private void soon(String id) {
    onThread(() -> advance(id));
  }

  private void look() {
    if (all) {
      guarded("looking for backfills", () -> store.openBackfills().forEach(this::advance));
    } else {
      wanted.forEach(this::advance);
    }
  }

  private void advance(String id) {
    guarded("driving backfill " + id, () -> {
      Optional<Instant> again = driver.advance(id);
      again.ifPresent(at -> later(id, Duration.between(clock.instant(), at)));
    });
  }

  /** One wake-up for each: what is looked at in between sets it anew. */
  private void later(String id, Duration pause) {
    if (!thread.isShutdown()) {
      ScheduledFuture<?> before = wakes.put(
          id,
          thread.schedule(() -> advance(id), Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS));
      if (before != null) {
        before.cancel(false);
      }
    }
  }

  private void onThread(Runnable task) {
    if (!thread.isShutdown()) {
      thread.execute(task);
    }
  }

  /** What fails, such as on a locked store, is told once; the next look tries it again. */
  private void guarded(String what, Runnable task) {
    try {
      task.run();
      told.remove(what);
    } catch (RuntimeException | Error e) {
      if (!thread.isShutdown() && told.add(what)) {
        LOG.warn("A problem while {}: {} It is tried again.", what, e.getMessage());
        LOG.debug("The problem in full.", e);
      }
    }
  }

  /** Starts no further run; what this process drove, others may. */
  @Override
  public void close() {
    unlisten.run();
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.debug("A backfill did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (driver.mayHold()) {
      store.releaseBackfills(process);
    }
  }
}
