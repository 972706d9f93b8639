package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
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
 * <p>The public methods may be called from any thread.
 */
public final class Coordinator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
  private static final Duration CLAIM_RETRY = Duration.ofMillis(500);

  private static final Duration ABORT_RETRY = Duration.ofSeconds(1);

  /** So often a step is decided anew because an input changed; more is no race, but a warehouse that is not the one on record. */
  private static final int MOST_DECISIONS = 20;

  private final EngineSettings settings;
  private final EventFlow events;
  private final ClaimStore claims;
  private final Storages storages;
  private final Recovery recovery;
  private final AttemptLogs logs;
  private final LogListener logListener;
  private final Clock clock;
  private final RandomGenerator random;

  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparing(Timer::order));
  private final Map<String, RunState> runs = new LinkedHashMap<>();
  private final Deque<Ready> ready = new ArrayDeque<>();

  /** Who has places of a pool, or waits for them. */
  private final Pools<Ready> pools = new Pools<>();

  /** Those that have got places of a pool and wait for a worker, before all others. */
  private final Deque<Ready> placed = new ArrayDeque<>();

  /** Steps whose turn it is while another run has claimed them; asked for together, in one transaction. */
  private final Map<StepState, RunState> heldElsewhere = new LinkedHashMap<>();

  private boolean asksForHeld;
  private boolean waitsForHeld;
  private final ExecutorService workers;
  private final Retention retention;
  private final Thread thread;
  private final Runnable unlisten;
  private int runningAttempts;
  private long timerOrder;
  private volatile boolean closing;

  /** Told how many lines an attempt's log has. */
  public interface LogListener {
    /** The log of the attempt at {@code cell}, the first of its producer, has grown. */
    void grew(String run, Cell cell, int attempt, int total);
  }

  private record Timer(Instant at, long order, Runnable action) {}

  private record Ready(RunState run, StepState step, Readiness.Verdict.Run verdict) {}

  /** Starts the coordinating thread. */
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
    this.settings = settings;
    this.events = events;
    this.claims = claims;
    this.storages = storages;
    this.recovery = recovery;
    this.logs = logs;
    this.logListener = logListener;
    this.clock = clock;
    this.random = random;
    this.workers = Executors.newCachedThreadPool(task -> {
      Thread worker = new Thread(task, "assetwright-worker");
      worker.setDaemon(true);
      return worker;
    });
    this.retention = new Retention(events.history(), storages, workers);
    this.unlisten = events.listen(this::happened);
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
    RunState run = new RunState(id, code, request, plan);
    events.appendAndWait(List.of(
        new Event.RunQueued(clock.instant(), id, request, settings.process(), run.cells())));
    post(() -> deciding(run, () -> begin(run)));
    return run.ended;
  }

  /** Asks a run of this process to stop; does nothing when it is none, or final. */
  public void cancel(String run) {
    post(() -> {
      RunState state = runs.get(run);
      if (state != null) {
        cancel(state);
      }
    });
  }

  /** The final status of a run that this process executes or executed a moment ago; empty for others. */
  public Optional<CompletableFuture<RunStatus>> find(String run) {
    CompletableFuture<Optional<CompletableFuture<RunStatus>>> answer = new CompletableFuture<>();
    post(() -> answer.complete(Optional.ofNullable(runs.get(run)).map(state -> state.ended)));
    return answer.join();
  }

  /** How many runs are not final. */
  public int openRuns() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    post(() -> answer.complete(runs.size()));
    return answer.join();
  }

  /** Cancels all runs, waits for them as long as the grace lasts, and stops. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    List<CompletableFuture<RunStatus>> open = new ArrayList<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    post(() -> {
      runs.values().forEach(run -> open.add(run.ended));
      List.copyOf(runs.values()).forEach(this::cancel);
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
    post(() -> {});
    workers.shutdownNow();
  }

  private void post(Runnable message) {
    inbox.add(message);
  }

  private void loop() {
    while (!closing) {
      try {
        Runnable message = inbox.poll(waitMillis(), TimeUnit.MILLISECONDS);
        if (message != null) {
          message.run();
        }
        fireTimers();
        dispatch();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The engine failed at a decision. This is a bug in Assetwright.", e);
      }
    }
  }

  /** A decision that fails, which is a bug of ours, ends its run; it would stay open for ever. */
  private void deciding(RunState run, Runnable decision) {
    try {
      decision.run();
    } catch (StoreUnavailableException e) {
      abort(run, e);
    } catch (RuntimeException e) {
      LOG.error(
          "The engine failed at a decision for run {}. This is a bug in Assetwright.", run.id, e);
      abort(run, e);
    }
  }

  private long waitMillis() {
    Timer next = timers.peek();
    if (next == null) {
      return 1_000;
    }
    return Math.max(
        1, Math.min(1_000, Duration.between(clock.instant(), next.at()).toMillis()));
  }

  private void fireTimers() {
    Instant now = clock.instant();
    while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
      timers.remove().action().run();
    }
  }

  private void after(Duration wait, Runnable action) {
    timers.add(new Timer(clock.instant().plus(wait), timerOrder++, action));
  }

  private void begin(RunState run) {
    runs.put(run.id, run);
    claim(run);
    record(run, List.of(new Event.RunStarted(clock.instant(), run.id)), () -> {});
    if (run.steps.isEmpty()) {
      endRun(run);
      return;
    }
    for (StepState step : List.copyOf(run.steps)) {
      if (step.waits == 0) {
        decide(run, step);
      }
    }
  }

  /** Claims what is free; what others hold is asked for again when its step comes. */
  private void claim(RunState run) {
    run.heldByOthers.addAll(claim(run, run.cells()).keySet());
  }

  /** What others made of the cells until they gave them back is known when this returns. */
  private Map<Cell, ClaimStore.Claim> claim(RunState run, List<Cell> cells) {
    Map<Cell, ClaimStore.Claim> others = claims.claim(cells, settings.process(), run.id);
    events.follow();
    return others;
  }

  private void decide(RunState run, StepState step) {
    if (step.status.isFinal() || step.ending || run.canceled || !runs.containsKey(run.id)) {
      return;
    }
    Readiness.Verdict verdict = new Readiness(run, events.history()).decide(step);
    if (verdict instanceof Readiness.Verdict.End end) {
      endStep(run, step, end.status(), end.reason(), null, List.of());
    } else if (verdict instanceof Readiness.Verdict.Run decided) {
      ready.addLast(new Ready(run, step, decided));
    }
  }

  private void dispatch() {
    while (runningAttempts < settings.workers() && !(placed.isEmpty() && ready.isEmpty())) {
      boolean hasPlaces = !placed.isEmpty();
      Ready next = hasPlaces ? placed.removeFirst() : ready.removeFirst();
      if (isOver(next)) {
        if (hasPlaces) {
          giveBack(next.step());
        }
        continue;
      }
      if (!hasPlaces && !takePlaces(next)) {
        continue;
      }
      deciding(next.run(), () -> {
        if (!isHeldElsewhere(next)) {
          start(next);
        }
      });
      if (next.step().running == null) {
        giveBack(next.step());
      }
    }
  }

  private static boolean isOver(Ready next) {
    return next.step().status.isFinal() || next.step().ending || next.run().canceled;
  }

  private boolean takePlaces(Ready next) {
    PoolPlaces places = next.step().plan.producer().pool();
    int limit =
        places == null ? 0 : next.run().code.pools().getOrDefault(places.pool(), Integer.MAX_VALUE);
    return pools.take(places, limit, next);
  }

  private void giveBack(StepState step) {
    placed.addAll(pools.give(step.plan.producer().pool()));
  }

  private boolean isHeldElsewhere(Ready next) {
    if (next.step().cells.stream().noneMatch(next.run().heldByOthers::contains)) {
      return false;
    }
    heldElsewhere.put(next.step(), next.run());
    if (!asksForHeld) {
      asksForHeld = true;
      post(() -> {
        asksForHeld = false;
        retryHeld(heldElsewhere.keySet());
      });
    }
    return true;
  }

  /** Decides on those that have been given back; whoever held them may have made them meanwhile. */
  private void retryHeld(Collection<StepState> steps) {
    Map<RunState, List<StepState>> byRun = new LinkedHashMap<>();
    for (StepState step : steps) {
      byRun.computeIfAbsent(heldElsewhere.get(step), run -> new ArrayList<>()).add(step);
    }
    byRun.forEach((run, held) -> deciding(run, () -> {
      Set<Cell> others = claim(
              run, held.stream().flatMap(step -> step.cells.stream()).toList())
          .keySet();
      for (StepState step : held) {
        if (Collections.disjoint(others, step.cells)) {
          heldElsewhere.remove(step);
          step.cells.forEach(run.heldByOthers::remove);
          decide(run, step);
        }
      }
    }));
    if (!heldElsewhere.isEmpty() && !waitsForHeld) {
      waitsForHeld = true;
      after(CLAIM_RETRY, () -> {
        waitsForHeld = false;
        retryHeld(heldElsewhere.keySet());
      });
    }
  }

  /** Another process, or another run here, ended steps that some of ours may wait for. */
  private void happened(List<RecordedEvent> happened, boolean own) {
    Set<Cell> ended = new HashSet<>();
    boolean runEnded = false;
    for (RecordedEvent event : happened) {
      if (event.event() instanceof Event.StepEnded step) {
        ended.add(step.cell());
      }
      runEnded |= event.event() instanceof Event.RunEnded;
    }
    if (runEnded) {
      post(() -> retryHeld(heldElsewhere.keySet()));
    } else if (!ended.isEmpty()) {
      post(() -> retryHeld(heldElsewhere.keySet().stream()
          .filter(step -> !Collections.disjoint(ended, step.cells))
          .toList()));
    }
  }

  private void start(Ready next) {
    RunState run = next.run();
    StepState step = next.step();
    step.attempt++;
    if (step.status == StepStatus.QUEUED) {
      step.become(StepStatus.STARTED);
    }
    AttemptRequest request = new AttemptRequest(
        run.code,
        step.plan.producer(),
        run.id,
        step.plan.partition(),
        run.extents,
        step.attempt,
        next.verdict().version(),
        next.verdict().inputs(),
        next.verdict().checkInputs(),
        next.verdict().outlived(),
        next.verdict().reason());
    Instant now = clock.instant();
    record(
        run,
        step.cells.stream()
            .map(cell -> (Event) new Event.AttemptStarted(now, run.id, cell, step.attempt))
            .toList(),
        () -> {});
    if (step.ending) {
      return;
    }
    AttemptLog log = logs.create(
        run.id,
        request.cell(),
        step.attempt,
        total -> logListener.grew(run.id, request.cell(), request.attempt(), total));
    Attempt attempt = new Attempt(
        request, storages, events, log, clock, HexFormat.of().toHexDigits(random.nextLong()));
    step.running = attempt;
    runningAttempts++;
    Duration timeout = step.plan.producer().timeout();
    if (timeout != null) {
      after(timeout, () -> timeOut(run, step, attempt, timeout));
    }
    workers.execute(() -> {
      AttemptResult result;
      try {
        result = attempt.run();
      } catch (Throwable broken) {
        post(() -> attemptBroke(run, step, attempt, broken));
        throw broken;
      }
      post(() -> deciding(run, () -> attemptEnded(run, step, attempt, request, result)));
    });
  }

  private void attemptOver(StepState step) {
    runningAttempts--;
    giveBack(step);
  }

  /** Not even the failure could be described, such as without memory: the run ends as it stands. */
  private void attemptBroke(RunState run, StepState step, Attempt attempt, Throwable broken) {
    if (step.running == attempt) {
      step.running = null;
      attemptOver(step);
    }
    abort(run, broken);
  }

  private void attemptEnded(
      RunState run, StepState step, Attempt attempt, AttemptRequest request, AttemptResult result) {
    if (step.running != attempt) {
      return;
    }
    step.running = null;
    attemptOver(step);
    if (!runs.containsKey(run.id)) {
      return;
    }
    List<Event> before = new ArrayList<>(result.checks());
    run.checkFailed |=
        result.checks().stream().anyMatch(check -> !check.passed() && !check.warning());
    if (result instanceof AttemptResult.Published published) {
      published(
          run,
          step,
          published.materializations(),
          published.token(),
          published.partitions(),
          request.reason(),
          before);
    } else if (result instanceof AttemptResult.Outdated outdated) {
      outdated(run, step, outdated);
    } else if (result instanceof AttemptResult.Skipped skipped) {
      before.addAll(skipped.partitions());
      skipped(run, step, request, skipped.reason(), before);
    } else if (result instanceof AttemptResult.Failed failed) {
      attemptFailed(run, step, attempt, request.reason(), failed, before);
    }
  }

  private void published(
      RunState run,
      StepState step,
      List<Materialization> made,
      @Nullable String token,
      List<Event.PartitionsChanged> partitions,
      String reason,
      List<Event> before) {
    retention.note(run.code.graph(), made);
    made.forEach(each -> before.add(new Event.Materialized(each, token)));
    before.addAll(partitions);
    endStep(run, step, StepStatus.SUCCEEDED, reason, null, before);
  }

  /** A skip is a fact about the cells like data is: what it was decided from is kept, so that it holds until that changes. */
  private void skipped(
      RunState run, StepState step, AttemptRequest request, String reason, List<Event> before) {
    CellState.Skipped skip = new CellState.Skipped(
        clock.instant(),
        run.id,
        request.version().code(),
        request.version().config(),
        request.inputs(),
        reason);
    request.cells().forEach(cell -> before.add(new Event.Skipped(cell, skip)));
    endStep(run, step, StepStatus.SKIPPED, reason, null, before);
  }

  /** Another run published an input between the decision and the reading: decided anew once that is on record here. */
  private void outdated(RunState run, StepState step, AttemptResult.Outdated outdated) {
    if (run.canceled) {
      endStep(
          run, step, StepStatus.CANCELED, "canceled; nothing was stored for it", null, List.of());
    } else if (++step.outdated < MOST_DECISIONS) {
      after(
          CLAIM_RETRY,
          () -> deciding(run, () -> {
            events.follow();
            decide(run, step);
          }));
    } else {
      String message = outdated.reason()
          + " What the warehouse holds is not what is on record; materialize it anew with --force.";
      endStep(
          run,
          step,
          StepStatus.FAILED,
          message,
          Failures.of(Failure.Kind.ENVIRONMENT, "InputChanged", message, false),
          List.of());
    }
  }

  private void attemptFailed(
      RunState run,
      StepState step,
      Attempt attempt,
      String reason,
      AttemptResult.Failed failed,
      List<Event> before) {
    Event.Publishing announced = failed.announced();
    if (announced != null) {
      if (storages.isPublished(announced.token())) {
        published(
            run,
            step,
            announced.materializations(),
            announced.token(),
            announced.partitions(),
            reason,
            before);
        return;
      }
      before.add(new Event.PublishingDropped(clock.instant(), run.id, announced.token()));
    }
    if (attempt.isCanceled() && run.canceled) {
      endStep(run, step, StepStatus.CANCELED, "canceled; nothing was stored for it", null, before);
      return;
    }
    Failure failure = step.timedOut == null ? failed.failure() : step.timedOut;
    step.timedOut = null;
    boolean again = step.attempt - step.outdated <= step.plan.producer().retry().retries()
        && !failure.permanent()
        && failure.kind() != Failure.Kind.CHECK;
    if (!again) {
      endStep(run, step, StepStatus.FAILED, told(failure), failure, before);
      return;
    }
    Duration wait = jittered(step.plan.producer().retry().delayAfter(step.attempt));
    Instant now = clock.instant();
    for (Cell cell : step.cells) {
      before.add(new Event.AttemptFailed(now, run.id, cell, step.attempt, failure, now.plus(wait)));
    }
    record(run, before, () -> after(wait, () -> deciding(run, () -> decide(run, step))));
  }

  private static String told(Failure failure) {
    return failure.kind() == Failure.Kind.CHECK
        ? "blocking check '%s' failed: %s".formatted(failure.type(), failure.message())
        : failure.message().isEmpty() ? failure.type() : failure.message();
  }

  private Duration jittered(Duration delay) {
    return delay.plusMillis((long) (delay.toMillis() * 0.1 * random.nextDouble()));
  }

  private void timeOut(RunState run, StepState step, Attempt attempt, Duration timeout) {
    if (step.running != attempt || !attempt.cancel()) {
      return;
    }
    String message = "it took longer than %s".formatted(Durations.format(timeout));
    Failure failure = Failures.of(Failure.Kind.ASSET, "Timeout", message, false);
    step.timedOut = failure;
    abandonAfterGrace(run, step, attempt, StepStatus.FAILED, message, failure);
  }

  private void cancel(RunState run) {
    if (run.canceled) {
      return;
    }
    run.canceled = true;
    for (StepState step : run.steps) {
      if (step.status.isFinal() || step.ending) {
        continue;
      }
      heldElsewhere.remove(step);
      Attempt attempt = step.running;
      if (attempt == null) {
        String when = step.attempt == 0 ? "before it started" : "before its next attempt";
        endStep(run, step, StepStatus.CANCELED, "canceled " + when, null, List.of());
      } else if (attempt.cancel()) {
        abandonAfterGrace(
            run, step, attempt, StepStatus.CANCELED, "canceled; nothing was stored for it", null);
      }
    }
  }

  private void abandonAfterGrace(
      RunState run,
      StepState step,
      Attempt attempt,
      StepStatus status,
      String reason,
      @Nullable Failure failure) {
    after(settings.cancelGrace(), () -> {
      if (step.running == attempt) {
        step.running = null;
        attemptOver(step);
        endStep(
            run,
            step,
            status,
            reason
                + "; its method did not stop within %s and was abandoned: it still runs, but can no longer read, write or publish"
                    .formatted(Durations.format(settings.cancelGrace())),
            failure,
            List.of());
      }
    });
  }

  private void endStep(
      RunState run,
      StepState step,
      StepStatus status,
      String reason,
      @Nullable Failure failure,
      List<Event> before) {
    step.ending = true;
    Instant now = clock.instant();
    List<Event> recorded = new ArrayList<>(before);
    for (Cell cell : step.cells) {
      recorded.add(new Event.StepEnded(now, run.id, cell, step.attempt, status, reason, failure));
    }
    record(run, recorded, () -> stepEnded(run, step, status, reason));
  }

  private void stepEnded(RunState run, StepState step, StepStatus status, String reason) {
    if (step.status.isFinal()) {
      return;
    }
    step.reason = reason;
    step.become(status);
    if (status == StepStatus.SUCCEEDED) {
      step.cells.forEach(retention::recorded);
    }
    run.open--;
    for (int down : step.downstream) {
      StepState next = run.steps.get(down);
      if (--next.waits == 0) {
        decide(run, next);
      }
    }
    if (run.open == 0) {
      endRun(run);
    }
  }

  private void endRun(RunState run) {
    RunStatus status = run.outcome();
    record(run, List.of(new Event.RunEnded(clock.instant(), run.id, status, run.summary())), () -> {
      runs.remove(run.id);
      run.ended.complete(status);
    });
  }

  /** Appends events; {@code then} runs on the coordinator's thread once they are durable. */
  private void record(RunState run, List<? extends Event> recorded, Runnable then) {
    events
        .append(recorded)
        .whenComplete((nothing, thrown) -> post(() -> {
          if (thrown == null) {
            deciding(run, then);
          } else {
            abort(run, thrown);
          }
        }));
  }

  /**
   * The store refuses, so nothing more of this run can be recorded: running attempts are stopped, and the run is left as it
   * stands in the log. The end is recorded as soon as the store lets it, at the latest when another process sees this one dead.
   */
  private void abort(RunState run, Throwable thrown) {
    Throwable cause = thrown.getCause() != null && thrown instanceof CompletionException
        ? thrown.getCause()
        : thrown;
    if (runs.remove(run.id) == null) {
      return;
    }
    run.canceled = true;
    LOG.error("Run {} stops: {}", run.id, cause.getMessage());
    for (StepState step : run.steps) {
      heldElsewhere.remove(step);
      Attempt attempt = step.running;
      if (attempt != null && attempt.cancel()) {
        step.running = null;
        attemptOver(step);
      }
    }
    run.ended.completeExceptionally(cause);
    after(ABORT_RETRY, () -> recordAbort(run));
  }

  /** What is being published must have come to its end: only then the warehouse tells the truth about it. */
  private void recordAbort(RunState run) {
    try {
      if (run.steps.stream().allMatch(step -> step.running == null)) {
        recovery.reconcileRun(run.id, "the store or the warehouse refused while it ran");
        return;
      }
    } catch (StoreUnavailableException e) {
      LOG.debug("The end of run {} cannot be recorded yet.", run.id, e);
    }
    after(ABORT_RETRY, () -> recordAbort(run));
  }
}
