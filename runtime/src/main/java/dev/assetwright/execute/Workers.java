package dev.assetwright.execute;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run attempts. Each takes the next step from the queue by itself, so that a short attempt is not followed by a
 * wait for the coordinator, which is told of beginnings and ends.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** Told on the coordinator's thread. */
  interface Listener {
    /** The attempt began; its beginning will be recorded. */
    void started(Ready ready);

    /** The attempt came to its end. */
    void ended(Ready ready, AttemptResult result);

    /** Not even the failure could be described, such as without memory. */
    void broke(Ready ready, Throwable broken);
  }

  private final ReadyQueue queue;
  private final Executor threads;
  private final Function<Ready, Attempt> attempts;
  private final Recorder recorder;
  private final Inbox inbox;
  private final Clock clock;
  private final Listener listener;

  Workers(
      ReadyQueue queue,
      Executor threads,
      Function<Ready, Attempt> attempts,
      Recorder recorder,
      Inbox inbox,
      Clock clock,
      Listener listener) {
    this.queue = queue;
    this.threads = threads;
    this.attempts = attempts;
    this.recorder = recorder;
    this.inbox = inbox;
    this.clock = clock;
    this.listener = listener;
  }

  /** Brings in as many threads as there is work for. */
  void hire() {
    int wanted = recorder.isBehind() ? queue.hireUrgent() : queue.hire();
    for (; wanted > 0; wanted--) {
      try {
        threads.execute(this::work);
      } catch (RejectedExecutionException closing) {
        queue.quit();
      } catch (OutOfMemoryError noThread) {
        // Also what the system says when it lets us have no more threads; the next turn asks again.
        LOG.warn(
            "A step waits, since no thread could be started for it: {}", noThread.getMessage());
        queue.quit();
      }
    }
  }

  private void work() {
    Ready next = take();
    while (next != null) {
      next = run(next) ? take() : null;
    }
  }

  private @Nullable Ready take() {
    return recorder.isBehind() ? queue.takeUrgent(this::attempt) : queue.take(this::attempt);
  }

  private Attempt attempt(Ready ready) {
    try {
      return attempts.apply(ready);
    } catch (Throwable broken) {
      inbox.post(() -> listener.broke(ready, broken));
      throw broken;
    }
  }

  /** Returns false when the attempt was given up meanwhile, so that another thread stands in for this one. */
  private boolean run(Ready ready) {
    Attempt attempt = ready.working;
    if (attempt == null) {
      throw new IllegalStateException("A step was taken without an attempt.");
    }
    try {
      recorder.record(ready.run, ready.started(clock.instant()));
      inbox.post(() -> listener.started(ready));
      AttemptResult result = attempt.run();
      boolean stays = queue.finish(ready);
      inbox.post(() -> listener.ended(ready, result));
      return stays;
    } catch (Throwable broken) {
      if (queue.finish(ready)) {
        queue.quit();
      }
      inbox.post(() -> listener.broke(ready, broken));
      throw broken;
    }
  }
}
