package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Priority;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A short history of some processes on one store, decided by a seed alone: who does what next, how long it takes, what fails,
 * who dies. Then calm: nothing fails any more, and all comes to rest.
 */
final class SimulatedHistory {
  static final int DAYS = 3;
  private static final Instant START = Instant.parse("2026-01-04T12:00:00Z");
  private static final int MOST_STEPS = 20_000;

  /** So long places of pools may be kept after their last attempt: until the claim that gives them back was tried again. */
  private static final Duration PLACES_KEPT = Pools.KEPT.plus(Pools.ASK_AGAIN);

  final InMemoryStore store = new InMemoryStore();
  final SimulatedDisk disk = new SimulatedDisk();
  final SimulatedCode first;
  private final Random random;
  private final Path logs;
  private final List<SimulatedProcess> living = new ArrayList<>();
  private final Set<String> unreconciled = new HashSet<>();

  /** When attempts ran without the place that they take. */
  final List<String> withoutPlace = new ArrayList<>();

  private SimulatedCode code;
  private Instant now = START;
  private boolean calm;
  private int processes;
  private int runs;
  private String doing = "nothing yet";

  SimulatedHistory(long seed, Path logs) {
    this.random = new Random(seed);
    this.logs = logs;
    this.first = new SimulatedCode(random, this::requireNarrow);
    this.code = first;
  }

  /** What was done last, for whoever finds a history broken. */
  String doing() {
    return doing;
  }

  /** Lets it all happen. */
  void happen() {
    int actions = 20 + random.nextInt(60);
    for (int i = 0; i < actions; i++) {
      act();
    }
    calm = true;
    code.troubled = false;
    first.troubled = false;
    settle();
    if (living.isEmpty()) {
      begin();
    }
    for (SimulatedProcess process : List.copyOf(living)) {
      process.follow();
      submit(process, false);
      settle();
    }
    giveBackPlaces();
  }

  /** What nobody needs any more is given back after a moment. */
  private void giveBackPlaces() {
    now = now.plus(Pools.KEPT);
    while (living.stream().anyMatch(this::advance)) {
      // Until there is nothing more to do.
    }
  }

  /** Whether somebody else could have the pool that all processes share. */
  boolean isNarrowFree() {
    Place place = new Place("narrow", 1, 1);
    PlaceAsk ask = new PlaceAsk(List.of(place), Priority.INTERACTIVE, 1);
    PlaceClaim claim = new PlaceClaim(new TreeMap<>(), List.of(ask));
    // Later than all who wait have asked: no room is kept for them.
    Instant later = now.plus(Duration.ofDays(1));
    int granted = store.claimPlaces("probe", claim, later).join().granted().get(0);
    store.claimPlaces("probe", PlaceClaim.NOTHING, later).join();
    return granted == 1;
  }

  /** An attempt that takes a place of the pool runs now. */
  private void requireNarrow() {
    if (isNarrowFree()) {
      withoutPlace.add(doing);
    }
  }

  /** What a process that knows everything would still have to do. */
  Plan left() {
    SimulatedProcess witness = process("witness");
    return witness.plan(code, all(), false);
  }

  private void act() {
    if (living.isEmpty()) {
      begin();
      return;
    }
    SimulatedProcess process = living.get(random.nextInt(living.size()));
    attempt(process.name, () -> {
      switch (random.nextInt(14)) {
        case 0 -> submit(process, random.nextInt(4) == 0);
        case 1 -> {
          if (random.nextInt(3) == 0) {
            cancel(process);
          }
        }
        case 2 -> {
          if (living.size() < 2) {
            begin();
          }
        }
        case 3 -> {
          if (random.nextInt(6) == 0) {
            process.dead = true;
          }
        }
        case 4 -> now = now.plus(Duration.ofMillis(random.nextInt(4_000)));
        case 5 -> code = random.nextInt(3) == 0 ? code.changed() : code;
        default -> advance(process);
      }
    });
    bury();
  }

  private void attempt(String who, Runnable action) {
    doing = who + " at " + now;
    try {
      action.run();
    } catch (StoreUnavailableException refused) {
      // Whoever asked was told so.
    } catch (IllegalStateException dead) {
      if (living.stream().noneMatch(process -> process.dead)) {
        throw dead;
      }
    }
  }

  private void bury() {
    for (SimulatedProcess process : List.copyOf(living)) {
      if (process.dead) {
        living.remove(process);
        unreconciled.add(process.name);
      }
    }
  }

  private SimulatedProcess process(String name) {
    return new SimulatedProcess(
        name, store, disk, new RandomFate(), random, new SimulatedClock(), logs);
  }

  /** Starts a process, which first clears up after those that died. */
  private void begin() {
    SimulatedProcess process = process("p" + processes++);
    living.add(process);
    attempt(process.name, () -> {
      for (String dead : List.copyOf(unreconciled)) {
        process.reconcile(dead);
        unreconciled.remove(dead);
      }
    });
    bury();
  }

  private void submit(SimulatedProcess process, boolean force) {
    TreeSet<AssetKey> assets = all();
    if (!calm && random.nextBoolean()) {
      assets.remove(assets.first());
    }
    Plan plan = process.plan(code, assets, force);
    if (!plan.isEmpty()) {
      // In the end somebody asks: what failed for good, for a while, is left alone by schedules.
      String by = random.nextBoolean() || calm ? "page" : "schedule";
      process.submit("run" + runs++, code, plan, by);
    }
  }

  private TreeSet<AssetKey> all() {
    TreeSet<AssetKey> assets = new TreeSet<>();
    code.graph().assets().forEach(asset -> assets.add(asset.key()));
    return assets;
  }

  private void cancel(SimulatedProcess process) {
    if (runs > 0) {
      process.cancel("run" + random.nextInt(runs));
    }
  }

  /** Returns whether there was anything to do. */
  private boolean advance(SimulatedProcess process) {
    int first = random.nextInt(4);
    for (int i = 0; i < 4; i++) {
      switch ((first + i) % 4) {
        case 0 -> {
          if (process.hasWork()) {
            process.work();
            return true;
          }
        }
        case 1 -> {
          if (process.hasWrites()) {
            process.write();
            return true;
          }
        }
        case 2 -> {
          if (process.decides()) {
            return true;
          }
        }
        default -> process.follow();
      }
    }
    return false;
  }

  /** Nothing fails, nobody dies; goes on until no run is open and nobody has anything to do. */
  private void settle() {
    if (!unreconciled.isEmpty()) {
      begin();
    }
    Instant idleSince = null;
    for (int i = 0; i < MOST_STEPS; i++) {
      boolean any = false;
      for (SimulatedProcess process : List.copyOf(living)) {
        doing = process.name + " coming to rest at " + now;
        any |= advance(process);
      }
      boolean over = store.openRuns().isEmpty()
          && living.stream().allMatch(process -> process.open().isEmpty());
      idleSince = !over ? null : idleSince == null ? now : idleSince;
      if (!any) {
        if (over && now.isAfter(idleSince.plus(PLACES_KEPT))) {
          return;
        }
        now = now.plus(Duration.ofMillis(500));
      }
    }
    throw new AssertionError("It does not come to rest: " + store.openRuns());
  }

  /** All cells that exist. */
  List<Cell> cells() {
    return first.cells(DAYS).toList();
  }

  private final class RandomFate implements SimulatedProcess.Fate {
    @Override
    public boolean ends() {
      return !calm && random.nextInt(250) == 0;
    }

    @Override
    public boolean refuses() {
      return !calm && random.nextInt(120) == 0;
    }
  }

  private final class SimulatedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
