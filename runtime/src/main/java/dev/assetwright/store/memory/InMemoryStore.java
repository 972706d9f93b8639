package dev.assetwright.store.memory;

import dev.assetwright.json.Json;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.PlaceShares;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store in memory. Appends are done when the call returns; nothing outlives the object. */
public final class InMemoryStore implements Store {
  private record TickId(Schedule schedule, Instant due) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final List<RecordedEvent> log = new ArrayList<>();
  private CellProjection cells = new CellProjection();
  private final Map<String, RunProjection> runs = new LinkedHashMap<>();
  private final Map<String, BackfillProjection> backfills = new LinkedHashMap<>();
  private final Map<String, List<CheckRecord>> checksByRun = new HashMap<>();
  private final Map<Schedule, TickRecord> lastTicks = new HashMap<>();
  private PublishingProjection publishings = new PublishingProjection();
  private final Map<Cell, Claim> claims = new HashMap<>();
  private final List<PlaceShares.Share> shares = new ArrayList<>();
  private final Map<TickId, String> tickClaims = new HashMap<>();
  private final Map<String, List<MethodHash>> codes = new HashMap<>();
  private final Map<String, TreeMap<Instant, CodeEnvironment>> environments = new HashMap<>();
  private long sequence;
  private long prunedTo;
  private boolean closed;

  @Override
  public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events) {
    try {
      return CompletableFuture.completedFuture(appendAndWait(events));
    } catch (StoreUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public List<RecordedEvent> appendAndWait(List<? extends Event> events) {
    List<Event> copy = List.copyOf(events);
    return locked(() -> {
      List<RecordedEvent> recorded = new ArrayList<>(copy.size());
      for (Event event : copy) {
        Event stored = asStored(event);
        log.add(new RecordedEvent(++sequence, stored));
        recorded.add(new RecordedEvent(sequence, event));
        if (stored instanceof Event.Renamed renamed) {
          rename(new Renaming(renamed.from(), renamed.to()));
        } else {
          project(stored);
        }
      }
      return List.copyOf(recorded);
    });
  }

  @Override
  public CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
    try {
      return CompletableFuture.completedFuture(locked(() -> new QueuedRun(
          appendAndWait(List.of(run)).get(0),
          claim(run.steps(), joint, run.process(), run.run()))));
    } catch (StoreUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public List<RecordedEvent> after(long place, int limit) {
    // Where nothing was taken away an event is at its number.
    return locked(() -> log.stream()
        .skip(prunedTo == 0 ? Math.max(0, place) : 0)
        .filter(recorded -> recorded.sequence() > place)
        .limit(limit)
        .toList());
  }

  @Override
  public long lastSequence() {
    return locked(() -> sequence);
  }

  @Override
  public StoredState load() {
    return locked(() -> cells.state(sequence));
  }

  @Override
  public List<RunRecord> runs(@Nullable AssetKey asset, @Nullable Instant before, int limit) {
    return runs(runs -> runs.filter(run -> before == null || run.queuedAt().isBefore(before))
        .filter(run -> asset == null || run.touches(asset))
        .limit(limit));
  }

  @Override
  public List<RunRecord> findRuns(String prefix) {
    return runs(runs -> runs.filter(run -> run.id().startsWith(prefix)).limit(10));
  }

  @Override
  public List<RunRecord> openRuns() {
    return locked(() -> runs.values().stream()
        .filter(RunProjection::isOpen)
        .map(RunProjection::toRecord)
        .toList());
  }

  @Override
  public List<StepRecord> steps(String run, int offset, int limit) {
    return locked(() -> runs.containsKey(run)
        ? runs.get(run).steps().stream().skip(offset).limit(limit).toList()
        : List.of());
  }

  @Override
  public List<StepRecord> steps(String run, StepStatus status, int offset, int limit) {
    return locked(() -> runs.containsKey(run)
        ? runs.get(run).steps().stream()
            .filter(step -> step.status() == status)
            .skip(offset)
            .limit(limit)
            .toList()
        : List.of());
  }

  @Override
  public void forEachStep(String run, Consumer<StepRecord> consumer) {
    steps(run, 0, Integer.MAX_VALUE).forEach(consumer);
  }

  @Override
  public Optional<StepRecord> step(String run, Cell cell) {
    return locked(() -> Optional.ofNullable(runs.get(run)).flatMap(found -> found.step(cell)));
  }

  @Override
  public List<CheckRecord> checks(String run, Collection<Cell> cells) {
    return locked(() -> checksByRun.getOrDefault(run, List.of()).stream()
        .filter(check -> cells.contains(check.cell()))
        .toList());
  }

  @Override
  public List<Materialization> materializations(
      AssetKey asset, @Nullable String partition, int limit) {
    return locked(() -> newestFirst(Event.Materialized.class)
        .map(Event.Materialized::materialization)
        .filter(of -> of.cell().asset().equals(asset))
        .filter(of -> partition == null || partition.equals(of.cell().partition()))
        .limit(limit)
        .toList());
  }

  @Override
  public List<AcceptanceRecord> acceptances(AssetKey asset, int limit) {
    return locked(() -> newestFirst(Event.CodeAccepted.class)
        .filter(accepted -> accepted.asset().equals(asset))
        .limit(limit)
        .map(accepted -> new AcceptanceRecord(
            accepted.at(),
            accepted.cells().size(),
            accepted.cells().get(accepted.cells().size() - 1).partition(),
            accepted.was(),
            accepted.codeVersion(),
            accepted.because()))
        .toList());
  }

  @Override
  public Optional<TickRecord> lastTick(Schedule schedule) {
    return locked(() -> Optional.ofNullable(lastTicks.get(schedule)));
  }

  @Override
  public List<Event.Publishing> openPublishings() {
    return locked(publishings::open);
  }

  @Override
  public List<Cell> failuresLike(String fingerprint, int limit) {
    return locked(() -> newestFirst(Event.StepEnded.class)
        .filter(ended -> ended.failure() != null)
        .filter(ended -> ended.failure().fingerprint().equals(fingerprint))
        .map(Event.StepEnded::cell)
        .distinct()
        .limit(limit)
        .toList());
  }

  @Override
  public Map<Cell, Claim> claim(
      Collection<Cell> wanted, Collection<List<Cell>> joint, String process, String run) {
    return locked(() -> {
      Map<Cell, Claim> held = new TreeMap<>();
      for (Cell cell : wanted) {
        Claim holder = claims.get(cell);
        if (holder != null && !holder.run().equals(run)) {
          held.put(cell, holder);
        }
      }
      Map<Cell, Claim> others = ClaimStore.withJoint(held, joint);
      for (Cell cell : wanted) {
        if (!others.containsKey(cell)) {
          claims.putIfAbsent(cell, new Claim(process, run));
        }
      }
      return others;
    });
  }

  @Override
  public boolean hasPlaces(String process) {
    return locked(() -> shares.stream().anyMatch(share -> share.process().equals(process)));
  }

  @Override
  public void release(String name) {
    locked(() -> claims.values().removeIf(claim -> claim.run().equals(name)));
  }

  @Override
  public CompletableFuture<PlaceAnswer> claimPlaces(String process, PlaceClaim claim, Instant now) {
    try {
      return CompletableFuture.completedFuture(locked(() -> {
        PlaceShares.Decision decision = PlaceShares.decide(shares, process, claim, now);
        shares.removeIf(share -> share.process().equals(process));
        shares.addAll(decision.shares());
        return decision.answer();
      }));
    } catch (StoreUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void releaseAll(String process) {
    locked(() -> {
      claims.values().removeIf(claim -> claim.process().equals(process));
      shares.removeIf(share -> share.process().equals(process));
      releaseBackfills(process);
      return tickClaims
          .entrySet()
          .removeIf(claim -> claim.getValue().equals(process) && !isRecorded(claim.getKey()));
    });
  }

  @Override
  public boolean claimTick(Schedule schedule, Instant due, String process) {
    return locked(() -> {
      String holder = tickClaims.putIfAbsent(new TickId(schedule, due), process);
      boolean recorded =
          lastTick(schedule).filter(tick -> !tick.due().isBefore(due)).isPresent();
      return holder == null || (holder.equals(process) && !recorded);
    });
  }

  @Override
  public List<BackfillRecord> backfills(int limit) {
    return newestBackfills("", limit);
  }

  @Override
  public List<BackfillRecord> findBackfills(String prefix) {
    return newestBackfills(prefix, 10);
  }

  private List<BackfillRecord> newestBackfills(String prefix, int limit) {
    return locked(() -> {
      List<BackfillProjection> newestFirst = new ArrayList<>(backfills.values());
      Collections.reverse(newestFirst);
      return newestFirst.stream()
          .filter(backfill -> backfill.id().startsWith(prefix))
          .limit(limit)
          .map(BackfillProjection::toRecord)
          .toList();
    });
  }

  @Override
  public Map<StepStatus, Integer> countCells(String backfill) {
    return locked(
        () -> backfills.containsKey(backfill) ? backfills.get(backfill).countCells() : Map.of());
  }

  @Override
  public List<String> openBackfills() {
    return locked(() -> backfills.values().stream()
        .filter(BackfillProjection::isOpen)
        .map(BackfillProjection::id)
        .toList());
  }

  @Override
  public List<RunRecord> runsOf(String backfill, int limit) {
    return locked(() -> backfills.containsKey(backfill)
        ? backfills.get(backfill).newestRuns().stream()
            .limit(limit)
            .map(RunProjection::toRecord)
            .toList()
        : List.of());
  }

  @Override
  public void forEachStep(String backfill, boolean sinceRetry, StepListener told) {
    locked(() -> {
      if (backfills.containsKey(backfill)) {
        backfills.get(backfill).forEachStep(sinceRetry, told);
      }
      return true;
    });
  }

  @Override
  public boolean claimBackfill(String backfill, String process) {
    return locked(
        () -> backfills.containsKey(backfill) && backfills.get(backfill).claim(process));
  }

  @Override
  public void releaseBackfills(String process) {
    locked(() -> {
      backfills.values().forEach(backfill -> backfill.release(process));
      return true;
    });
  }

  @Override
  public void record(String codeVersion, List<MethodHash> parts) {
    locked(() -> codes.putIfAbsent(codeVersion, List.copyOf(parts)) == null);
  }

  @Override
  public Optional<List<MethodHash>> find(String codeVersion) {
    return locked(() -> Optional.ofNullable(codes.get(codeVersion)));
  }

  @Override
  public void recordEnvironment(String codeVersion, Instant at, CodeEnvironment environment) {
    locked(() -> {
      TreeMap<Instant, CodeEnvironment> known =
          environments.computeIfAbsent(codeVersion, version -> new TreeMap<>());
      Map.Entry<Instant, CodeEnvironment> before = known.floorEntry(at);
      return before != null && before.getValue().equals(environment)
          ? environment
          : known.put(at, environment);
    });
  }

  @Override
  public Optional<CodeEnvironment> findEnvironment(String codeVersion, Instant at) {
    return locked(() -> Optional.ofNullable(environments.get(codeVersion))
        .map(known -> known.floorEntry(at))
        .map(Map.Entry::getValue));
  }

  @Override
  public void close() {
    lock.lock();
    closed = true;
    lock.unlock();
  }

  private void project(Event stored) {
    cells.apply(stored);
    publishings.apply(stored);
    apply(stored);
  }

  /** Tells the whole log anew, under the new name. */
  private void rename(Renaming renaming) {
    log.replaceAll(
        recorded -> new RecordedEvent(recorded.sequence(), renaming.of(recorded.event())));
    Map<Cell, Claim> held = new HashMap<>();
    claims.forEach((cell, claim) -> held.put(renaming.of(cell), claim));
    cells = new CellProjection();
    publishings = new PublishingProjection();
    claims.clear();
    claims.putAll(held);
    tellAnew(this::project);
  }

  /** Tells the log anew from which runs and backfills follow; who holds what stays. */
  private void tellAnew(Consumer<Event> project) {
    Map<Cell, Claim> held = Map.copyOf(claims);
    Map<String, String> drivers = new HashMap<>();
    backfills.forEach((id, backfill) -> drivers.put(id, backfill.driver()));
    runs.clear();
    backfills.clear();
    checksByRun.clear();
    log.forEach(recorded -> project.accept(recorded.event()));
    drivers.forEach((id, driver) -> {
      if (driver != null) {
        backfills.get(id).claim(driver);
      }
    });
    claims.clear();
    claims.putAll(held);
  }

  @Override
  public Pruned prune(Instant before, long after) {
    return locked(() -> {
      Set<String> begun = begun(after);
      Set<String> keptBackfills = new HashSet<>();
      backfills.forEach((id, backfill) -> {
        if (!backfill.isOver(before) || begun.contains(id)) {
          keptBackfills.add(id);
        }
      });
      List<String> gone = new ArrayList<>();
      runs.forEach((id, run) -> {
        if (run.isOver(before) && !keptBackfills.contains(run.backfill()) && !begun.contains(id)) {
          gone.add(id);
        }
      });
      Set<String> kept = new HashSet<>(runs.keySet());
      gone.forEach(kept::remove);
      Set<String> open = new HashSet<>();
      publishings.open().forEach(publishing -> open.add(publishing.token()));
      Set<Long> chatter = new Chatter(
              before, run -> !kept.contains(run), id -> !keptBackfills.contains(id), open)
          .in(log);
      if (after > 0) {
        log.stream()
            .filter(recorded -> recorded.sequence() <= after || Chatter.isOfData(recorded.event()))
            .forEach(recorded -> chatter.remove(recorded.sequence()));
      }
      long to = log.stream()
          .filter(recorded -> recorded.sequence() > after)
          .filter(recorded -> !recorded.event().at().isBefore(before))
          .mapToLong(recorded -> recorded.sequence() - 1)
          .findFirst()
          .orElse(Math.max(after, lastSequence()));
      if (!chatter.isEmpty()) {
        prunedTo = Math.max(prunedTo, Collections.max(chatter));
        log.removeIf(recorded -> chatter.contains(recorded.sequence()));
        tellAnew(this::apply);
      }
      return new Pruned(chatter.size(), gone, to);
    });
  }

  /** The runs and backfills that begin no later in the log. */
  private Set<String> begun(long to) {
    Set<String> begun = new HashSet<>();
    for (RecordedEvent recorded : log) {
      if (recorded.sequence() > to) {
        break;
      }
      if (recorded.event() instanceof Event.RunQueued queued) {
        begun.add(queued.run());
      } else if (recorded.event() instanceof Event.BackfillStarted started) {
        begun.add(started.backfill());
      }
    }
    return begun;
  }

  @Override
  public long prunedTo() {
    return locked(() -> prunedTo);
  }

  private void apply(Event event) {
    if (event instanceof Event.RunQueued queued) {
      RunProjection run = new RunProjection(queued);
      runs.put(queued.run(), run);
      BackfillProjection backfill = backfills.get(queued.request().backfill());
      if (backfill != null) {
        backfill.add(run);
      }
    } else if (event instanceof Event.BackfillStarted started) {
      backfills.put(started.backfill(), new BackfillProjection(started));
    } else if (event instanceof Event.BackfillChanged changed) {
      if (backfills.containsKey(changed.backfill())) {
        backfills.get(changed.backfill()).change(changed);
      }
    } else if (event instanceof Event.RunStarted started) {
      inRun(started.run(), run -> run.start(started));
    } else if (event instanceof Event.RunEnded ended) {
      inRun(ended.run(), run -> run.end(ended));
      claims.values().removeIf(claim -> claim.run().equals(ended.run()));
    } else if (event instanceof Event.AttemptStarted started) {
      inRun(started.run(), run -> run.apply(started));
    } else if (event instanceof Event.AttemptFailed failed) {
      inRun(failed.run(), run -> run.apply(failed));
    } else if (event instanceof Event.Materialized materialized) {
      Materialization of = materialized.materialization();
      inRun(of.run(), run -> run.apply(of));
    } else if (event instanceof Event.StepEnded ended) {
      inRun(ended.run(), run -> run.apply(ended));
      claims.computeIfPresent(
          ended.cell(), (cell, claim) -> claim.run().equals(ended.run()) ? null : claim);
    } else if (event instanceof Event.CheckEvaluated evaluated) {
      checksByRun
          .computeIfAbsent(evaluated.run(), run -> new ArrayList<>())
          .add(new CheckRecord(
              evaluated.cell(), evaluated.check(), CellProjection.state(evaluated)));
    } else if (event instanceof Event.Ticked ticked) {
      TickRecord tick = new TickRecord(
          ticked.schedule(), ticked.due(), ticked.at(), ticked.run(), ticked.reason());
      lastTicks.merge(
          ticked.schedule(), tick, (old, now) -> now.due().isBefore(old.due()) ? old : now);
    }
  }

  /** Metadata comes back as JSON has it: numbers as the smallest type that holds them exactly. */
  private static Event asStored(Event event) {
    if (event instanceof Event.Materialized materialized) {
      return new Event.Materialized(asStored(materialized.materialization()), materialized.token());
    } else if (event instanceof Event.Publishing publishing) {
      List<Materialization> of =
          publishing.materializations().stream().map(InMemoryStore::asStored).toList();
      return new Event.Publishing(
          publishing.at(), publishing.run(), publishing.token(), of, publishing.partitions());
    } else if (event instanceof Event.Reverted reverted) {
      return new Event.Reverted(reverted.at(), asStored(reverted.materialization()));
    }
    return event;
  }

  @SuppressWarnings("unchecked")
  private static Materialization asStored(Materialization of) {
    Map<String, Object> metadata =
        Json.facts().read(Json.facts().write(of.metadata()), LinkedHashMap.class);
    return new Materialization(
        of.cell(),
        of.run(),
        of.attempt(),
        of.at(),
        of.durationMillis(),
        of.codeVersion(),
        of.configFingerprint(),
        of.dataVersion(),
        of.rows(),
        of.bytes(),
        of.inputs(),
        metadata);
  }

  private void inRun(String id, Consumer<RunProjection> change) {
    RunProjection run = runs.get(id);
    if (run != null) {
      change.accept(run);
    }
  }

  private boolean isRecorded(TickId tick) {
    TickRecord last = lastTicks.get(tick.schedule());
    return last != null && !last.due().isBefore(tick.due());
  }

  private List<RunRecord> runs(Function<Stream<RunProjection>, Stream<RunProjection>> choice) {
    return locked(() -> {
      List<RunProjection> newestFirst = new ArrayList<>(runs.values());
      Collections.reverse(newestFirst);
      return choice.apply(newestFirst.stream()).map(RunProjection::toRecord).toList();
    });
  }

  private <E extends Event> Stream<E> newestFirst(Class<E> kind) {
    List<E> found = new ArrayList<>();
    for (int i = log.size() - 1; i >= 0; i--) {
      if (kind.isInstance(log.get(i).event())) {
        found.add(kind.cast(log.get(i).event()));
      }
    }
    return found.stream();
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailableException("The store in memory is closed. Nothing was written.");
      }
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
