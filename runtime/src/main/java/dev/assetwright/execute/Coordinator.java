package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the state of all runs of this process. One thread decides: which step is ready, whether it must run at all, what follows
 * from its end. Workers run attempts and tell it; nothing a step waits for counts before it is durable.
 *
 * <p>The public methods may be called from any thread. What is decided is {@link Decisions}; here are the threads.
 */
public final class Coordinator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private final EngineSettings settings;
  private final EventFlow events;
  private final ClaimStore claims;
  private final ExecutorService workers;
  private final Inbox inbox = new Inbox();
  private final ProgressBoard board = new ProgressBoard();
  private final Decisions decisions;
  private final Submission submission;
  private final Thread thread;
  private final Runnable unlisten;
  private volatile boolean closing;

  /** Told what attempts say of themselves while they run, on their threads. */
  public interface LogListener {
    /** The log of the attempt at {@code cell}, the first of its producer, has grown. */
    void grew(String run, Cell cell, int attempt, int total);

    /** The attempt at {@code cell}, the first of its producer, told {@linkplain Coordinator#progress how far} it is. */
    default void progressed(String run, Cell cell) {}
  }

  /** Starts the coordinating thread; all attempts run here. */
  public Coordinator(
      EngineSettings settings,
      EventFlow events,
      ClaimStore claims,
      Storages storages,
      Recovery recovery,
      AttemptLogs logs,
      LogListener logListener,
      Clock clock,
      RandomGenerator random) {
    this(settings, events, claims, storages, recovery, logs, logListener, null, clock, random);
  }

  /**
   * Starts the coordinating thread.
   *
   * @param forks starts JVMs for attempts that want one of their own; without, these run here
   */
  public Coordinator(
      EngineSettings settings,
      EventFlow events,
      ClaimStore claims,
      Storages storages,
      Recovery recovery,
      AttemptLogs logs,
      LogListener logListener,
      @Nullable Forks forks,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.events = events;
    this.claims = claims;
    this.workers = Executors.newCachedThreadPool(WorkerThreads.of(settings.workers()));
    this.decisions = new Decisions(
        settings,
        events,
        claims,
        storages,
        recovery,
        new AttemptFactory(storages, events, logs, logListener, board, forks, clock),
        inbox,
        workers,
        clock,
        random);
    this.submission = new Submission(settings.process(), events, inbox, decisions, clock);
    this.unlisten = events.listen(decisions);
    this.thread = new Thread(this::loop, "assetwright-coordinator");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Records a run of the plan and starts it.
   *
   * @param id unique
   * @return completes with the run's final status, or exceptionally with {@link StoreUnavailableException} when the run could
   *     not be recorded; then nothing ran
   */
  public CompletableFuture<RunStatus> submit(
      String id, AssetCode code, RunRequest request, Plan plan) {
    return submit(id, code, request, plan, Map.of());
  }

  /**
   * The same for a run that goes on where another one stopped.
   *
   * @param earlier what was tried there
   */
  public CompletableFuture<RunStatus> submit(
      String id,
      AssetCode code,
      RunRequest request,
      Plan plan,
      Map<Cell, EarlierAttempts> earlier) {
    return submission.submit(id, code, request, plan, earlier).ended;
  }

  /**
   * Does something about a cell that no run makes meanwhile: one that comes to it waits, and then decides by what it finds.
   *
   * @param name of what is done, unique and no run's
   * @return whether it was done; not when a run has the cell, or is about to
   */
  public boolean alone(Cell cell, String name, Runnable task) {
    try {
      if (!claims.claim(List.of(cell), settings.process(), name).isEmpty()) {
        return false;
      }
      // What others made of it until they gave it back is known after this.
      events.follow();
      task.run();
      return true;
    } finally {
      claims.release(name);
      inbox.post(decisions::givenBack);
    }
  }

  /** Asks a run of this process to stop; does nothing when it is none, or final. */
  public void cancel(String run) {
    inbox.post(() -> decisions.cancel(run));
  }

  /** The final status of a run that this process executes or executed a moment ago; empty for others. */
  public Optional<CompletableFuture<RunStatus>> find(String run) {
    CompletableFuture<Optional<CompletableFuture<RunStatus>>> answer = new CompletableFuture<>();
    inbox.post(() -> answer.complete(decisions.find(run).map(state -> state.ended)));
    return answer.join();
  }

  /** How far an attempt of this process is; empty when its code said nothing, and once it is over. */
  public Optional<Progress> progress(String run, Cell cell) {
    return board.find(run, cell);
  }

  /** How many runs are not final. */
  public int openRuns() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    inbox.post(() -> answer.complete(decisions.open().size()));
    return answer.join();
  }

  /** Cancels all runs, waits for them as long as the grace lasts, and stops; for attempts that nobody waits for a second. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    List<CompletableFuture<RunStatus>> open = new ArrayList<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    inbox.post(() -> {
      decisions.open().forEach(run -> {
        open.add(run.ended);
        decisions.cancel(run.id);
      });
      asked.complete(null);
    });
    try {
      asked.get(1, TimeUnit.SECONDS);
      CompletableFuture.allOf(open.toArray(CompletableFuture[]::new))
          .get(settings.cancelGrace().toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Stopped before all runs were recorded as ended; the next start does that.", e);
    }
    closing = true;
    unlisten.run();
    inbox.post(() -> {});
    workers.shutdownNow();
    awaitWorkers();
  }

  /** What an attempt of a run that is over still writes is written now, and not once others have looked at what was left. */
  private void awaitWorkers() {
    try {
      if (!workers.awaitTermination(LONGEST_SLEEP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Some attempt does not let itself be stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (!closing) {
      try {
        if (decisions.turn()) {
          inbox.gather();
        } else {
          inbox.await(Math.max(1, decisions.idle(LONGEST_SLEEP).toNanos()));
        }
      } catch (RuntimeException e) {
        LOG.error("The engine failed at a decision. This is a bug in Assetwright.", e);
      } catch (VirtualMachineError e) {
        // Without this thread nothing would ever be decided again.
        LOG.error("The engine failed at a decision for lack of memory.", e);
      }
    }
  }
}
