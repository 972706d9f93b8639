package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StorageKind;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import dev.assetwright.staleness.StalenessResolver;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;

/**
 * One process of a simulation: the real coordinator's decisions, on a log whose writes end when the simulation lets them, with
 * workers that work when it lets them. Any step may fail, or be the last thing that the process does.
 */
final class SimulatedProcess {
  /** What may befall a process at a moment. */
  interface Fate {
    /** Whether the process ends now. */
    boolean ends();

    /** Whether the store or the disk refuses now. */
    boolean refuses();
  }

  private record Write(List<? extends Event> events, CompletableFuture<List<RecordedEvent>> done) {}

  final String name;
  private final InMemoryStore store;
  private final Fate fate;
  private final Random random;
  private final Clock clock;
  private final EventFlow events;
  private final Decisions decisions;
  private final Submission submission;
  private final StalenessResolver resolver = new StalenessResolver();
  private final Deque<Write> writes = new ArrayDeque<>();
  private final List<Runnable> work = new ArrayList<>();
  private final Recovery recovery;
  boolean dead;

  SimulatedProcess(
      String name,
      InMemoryStore store,
      SimulatedDisk disk,
      Fate fate,
      Random random,
      Clock clock,
      Path logs) {
    this.name = name;
    this.store = store;
    this.fate = fate;
    this.random = random;
    this.clock = clock;
    this.events = new EventFlow(new Log(), History.of(store.load()), store.lastSequence());
    Storages storages = new Storages(List.of(
        disk.storage(StorageKind.VALUE, this::moment),
        disk.storage(StorageKind.TABLE, this::moment)));
    ClaimStore claims = new Claims();
    Inbox inbox = new Inbox();
    AttemptFactory attempts = new AttemptFactory(
        storages,
        events,
        new AttemptLogs(logs, clock),
        (run, cell, attempt, total) -> {},
        new ProgressBoard(),
        null,
        clock);
    this.recovery = new Recovery(events, store, claims, storages, clock);
    this.decisions = new Decisions(
        new EngineSettings(name, 2, Duration.ofSeconds(1)),
        events,
        claims,
        storages,
        recovery,
        attempts,
        inbox,
        work::add,
        clock,
        random);
    this.submission = new Submission(name, events, inbox, decisions, clock);
    events.listen(decisions);
    events.listen((happened, own) -> happened.forEach(event -> {
      if (event.event() instanceof Event.CancelRequested asked) {
        inbox.post(() -> decisions.cancel(asked.run()));
      }
    }));
  }

  /** Reconciles what a dead process left. */
  void reconcile(String process) {
    recovery.reconcileProcess(process);
  }

  /** A moment at which the outside is touched. */
  private void moment() {
    if (!dead && fate.ends()) {
      dead = true;
    }
    if (dead) {
      throw new IllegalStateException("The process is dead.");
    }
    if (fate.refuses()) {
      throw new StoreUnavailableException("The disk is full.");
    }
  }

  boolean decides() {
    return decisions.turn();
  }

  /** The time until something is due; {@code longest} at most. */
  Duration idle(Duration longest) {
    return decisions.idle(longest);
  }

  boolean hasWork() {
    return !work.isEmpty();
  }

  /** Lets a worker work to the end of what it took. */
  void work() {
    Runnable task = work.remove(random.nextInt(work.size()));
    task.run();
  }

  boolean hasWrites() {
    return !writes.isEmpty();
  }

  /** Ends the oldest write. */
  void write() {
    Write write = writes.removeFirst();
    if (fate.refuses()) {
      write.done.completeExceptionally(new StoreUnavailableException("The disk is full."));
      return;
    }
    if (fate.ends()) {
      dead = true;
      return;
    }
    List<RecordedEvent> written = store.appendAndWait(write.events);
    if (fate.ends()) {
      dead = true;
      return;
    }
    write.done.complete(written);
  }

  void follow() {
    events.follow();
  }

  Plan plan(AssetCode code, SortedSet<AssetKey> assets, boolean force) {
    return new Planner(
            resolver.resolve(code.graph(), code::version, events.history(), clock.instant()))
        .plan(new PlanRequest(assets, new PartitionSelection.All(), true, force));
  }

  void submit(String run, AssetCode code, Plan plan, String startedBy) {
    submission.submit(
        run,
        code,
        new RunRequest(List.of("*"), "all", true, false, startedBy, null),
        plan,
        Map.of());
  }

  void cancel(String run) {
    events.appendAndWait(List.of(new Event.CancelRequested(clock.instant(), run)));
  }

  List<RunState> open() {
    return decisions.open();
  }

  /** What comes of a write; there is one thread, so whoever waits for it does it. */
  private static final class Awaited<T> extends CompletableFuture<T> {
    private Runnable writing = () -> {};

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      Awaited<U> dependent = new Awaited<>();
      dependent.writing = writing;
      return dependent;
    }

    @Override
    public T join() {
      if (!isDone()) {
        writing.run();
      }
      return super.join();
    }
  }

  /** The shared log as this process reaches it. */
  private final class Log implements EventStore {
    @Override
    public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> appended) {
      Awaited<List<RecordedEvent>> done = new Awaited<>();
      Write write = new Write(List.copyOf(appended), done);
      done.writing = () -> writeAtOnce(write);
      if (dead) {
        done.completeExceptionally(new StoreUnavailableException("The process is dead."));
        return done;
      }
      writes.addLast(write);
      return done;
    }

    /** Before all that is queued. */
    @Override
    public CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
      try {
        moment();
      } catch (StoreUnavailableException e) {
        return CompletableFuture.failedFuture(e);
      }
      CompletableFuture<QueuedRun> queued = store.queue(run, joint);
      if (fate.ends()) {
        dead = true;
        throw new IllegalStateException("The process is dead.");
      }
      return queued;
    }

    @Override
    public List<RecordedEvent> appendAndWait(List<? extends Event> appended) {
      return append(appended).join();
    }

    /** Whoever waits has all that was queued before written first. */
    private void writeAtOnce(Write write) {
      while (!dead && writes.peekFirst() != write) {
        write();
      }
      writes.remove(write);
      moment();
      List<RecordedEvent> written = store.appendAndWait(write.events);
      if (fate.ends()) {
        dead = true;
        throw new IllegalStateException("The process is dead.");
      }
      write.done.complete(written);
    }

    @Override
    public List<RecordedEvent> after(long sequence, int limit) {
      return store.after(sequence, limit);
    }

    @Override
    public long lastSequence() {
      return store.lastSequence();
    }

    @Override
    public StoredState load() {
      return store.load();
    }

    @Override
    public void close() {
      // The log outlives the process.
    }
  }

  private final class Claims implements ClaimStore {
    @Override
    public Map<Cell, Claim> claim(
        Collection<Cell> cells, Collection<List<Cell>> joint, String process, String run) {
      moment();
      return store.claim(cells, joint, process, run);
    }

    @Override
    public void release(String name) {
      moment();
      store.release(name);
    }

    @Override
    public void releaseAll(String process) {
      moment();
      store.releaseAll(process);
    }

    @Override
    public boolean hasPlaces(String process) {
      moment();
      return store.hasPlaces(process);
    }

    @Override
    public CompletableFuture<PlaceAnswer> claimPlaces(
        String process, PlaceClaim claim, Instant now) {
      try {
        moment();
      } catch (StoreUnavailableException e) {
        return CompletableFuture.failedFuture(e);
      }
      CompletableFuture<PlaceAnswer> answer = store.claimPlaces(process, claim, now);
      // What was written may be all that anybody hears of it.
      return fate.refuses()
          ? CompletableFuture.failedFuture(new StoreUnavailableException("The line is cut."))
          : answer;
    }

    @Override
    public boolean claimTick(Schedule schedule, Instant due, String process) {
      throw new UnsupportedOperationException();
    }
  }
}
