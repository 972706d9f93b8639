package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunStatus;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.FaultyStore;
import dev.assetwright.store.memory.InMemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever refuses, and at whichever call: what follows is consistent, and materializing again finishes it. */
@Timeout(300)
class FaultsTest {
  private static final Clock CLOCK = Clock.offset(
      Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2026-01-03T12:00:00Z")));

  @TempDir
  Path folder;

  @Test
  void aLogThatFailsAtItsNthWriteLosesNothing() throws Exception {
    assertThat(brokenAtEveryWrite(FaultyStore::failingAt)).isGreaterThan(10);
  }

  @Test
  void aDiskThatStaysFullFromTheNthWriteOnLosesNothing() throws Exception {
    assertThat(brokenAtEveryWrite(FaultyStore::failingFrom)).isGreaterThan(10);
  }

  /** Breaks the scene at write 1, 2, … until it needs no more; returns how many it needs. */
  private int brokenAtEveryWrite(BiFunction<Store, Integer, FaultyStore> broken) throws Exception {
    for (int n = 1; ; n++) {
      Path home = folder.resolve("write-" + n);
      Store store = new InMemoryStore();
      materialize(home, store, 1);
      FaultyStore faulty = broken.apply(store, n);
      EngineFixture scene = FaultScene.of(home, CLOCK, store, 2).log(log -> faulty);
      tryToMaterialize(scene);

      materialize(home, store, 2);
      store.close();
      if (faulty.writes() < n) {
        return n;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before reading a file",
        "before staging a file",
        "after staging a file",
        "before publishing a file",
        "after publishing a file",
        "before staging a table",
        "after staging a table",
        "before publishing a table",
        "after publishing a table",
        "retaining"
      })
  void aDiskThatRefusesAtTheNthCallLosesNothing(String refused) throws Exception {
    int n = 1;
    while (refuses(refused, n)) {
      n++;
    }
    assertThat(n).as("how often the disk was there to refuse").isGreaterThan(1);
  }

  /** Returns false when there was no n-th call of that kind, so that nothing was refused. */
  private boolean refuses(String refused, int n) throws Exception {
    Path home = folder.resolve("call-" + n);
    Store store = new InMemoryStore();
    materialize(home, store, 1);
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger after = new AtomicInteger();
    AtomicInteger questions = new AtomicInteger();
    FaultyStorage.Fault fault = moment -> {
      boolean before = calls.get() < n;
      boolean now = moment.equals(refused) && calls.incrementAndGet() == n;
      // The next call is refused, too, whatever it is, and so is the first question what became of
      // a commit.
      boolean next = !before
          && !now
          && (after.getAndIncrement() == 0
              || (moment.equals("looking for a token") && questions.getAndIncrement() == 0));
      if (now || next) {
        throw new StoreUnavailableException("The disk is full, as the test asked " + moment);
      }
    };
    EngineFixture scene =
        FaultScene.of(home, CLOCK, store, 2).storage(storage -> new FaultyStorage(storage, fault));
    tryToMaterialize(scene);

    materialize(home, store, 2);
    store.close();
    return calls.get() >= n;
  }

  @Test
  void aCommitThatSucceededAndSaidOtherwiseIsRecorded() throws Exception {
    AtomicInteger faults = new AtomicInteger();
    Store store = new InMemoryStore();
    EngineFixture scene = FaultScene.of(folder, CLOCK, store, 1)
        .storage(storage -> new FaultyStorage(storage, moment -> {
          if (moment.equals("after publishing a table") && faults.getAndIncrement() == 0) {
            throw new StoreUnavailableException("The disk reported an error after all was done.");
          }
        }));
    scene.start();

    assertThat(scene.materialize()).hasSize(5).allMatch(step -> step.endsWith("=SUCCEEDED"));

    FaultScene.requireRight(scene, folder, 1);
    assertThat(faults.get()).isGreaterThan(1);
    scene.close();
  }

  @Test
  void whatFailsToBePublishedInACanceledRunIsNotTriedAgain() throws Exception {
    AtomicReference<EngineFixture> canceling = new AtomicReference<>();
    AtomicReference<String> run = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    EngineFixture scene = new EngineFixture(folder, CLOCK)
        .retrying(1, Duration.ZERO)
        .table("mart/orders", null, (in, a) -> "orders")
        .storage(storage -> new FaultyStorage(storage, moment -> {
          if (moment.equals("before publishing a table")) {
            EngineFixture here = canceling.get();
            awaitUninterrupted(begun);
            here.engine.cancel(run.get());
            // The cancel came before this question, so it has been decided on.
            assertThat(here.coordinator.openRuns()).isEqualTo(1);
            throw new StoreUnavailableException("The disk is full.");
          }
        }));
    canceling.set(scene);
    scene.start();
    run.set(scene.begin());
    begun.countDown();

    assertThat(scene.await(run.get())).isEqualTo(RunStatus.CANCELED);

    assertThat(scene.outcome(run.get())).containsExactly("mart/orders=CANCELED");
    assertThat(scene.reason("mart/orders"))
        .isEqualTo(
            "canceled; nothing was stored for it, since publishing failed: The disk is full.");
    assertThat(scene.store.openPublishings()).isEmpty();
    scene.close();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCancelBetweenTheRecordOfARunAndItsBeginningIsHonoured() throws Exception {
    AtomicReference<EngineFixture> canceling = new AtomicReference<>();
    EngineFixture scene = new EngineFixture(folder, CLOCK)
        .asset("raw/orders", null, (in, a) -> "orders")
        .log(log -> new AfterQueued(log, run -> canceling.get().engine.cancel(run)));
    canceling.set(scene);
    scene.start();

    String run = scene.begin();

    assertThat(scene.await(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(scene.outcome(run)).containsExactly("raw/orders=CANCELED");
    assertThat(scene.reason("raw/orders")).isEqualTo("canceled before it started");
    scene.close();
  }

  @Test
  void aRunThatCannotBeginForWhateverReasonEnds() throws Exception {
    Set<String> broken = new HashSet<>();
    EngineFixture scene = new EngineFixture(folder, CLOCK)
        .on(breaking(new InMemoryStore(), broken))
        .asset("raw/orders", null, (in, a) -> "orders");
    scene.start();
    CompletableFuture<RunStatus> end = nextEnd(scene);
    broken.add("lastSequence");

    String run = scene.begin();

    assertThatThrownBy(() -> scene.await(run)).hasRootCauseMessage("a bug of lastSequence");
    assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(scene.materialize()).containsExactly("raw/orders=SUCCEEDED");
    scene.close();
  }

  @Test
  void theEndOfARunThatStoppedIsRecordedThoughTheFirstTryFailsForWhateverReason() throws Exception {
    Set<String> broken = new HashSet<>();
    EngineFixture scene = new EngineFixture(folder, CLOCK)
        .on(breaking(new InMemoryStore(), broken))
        .asset("raw/orders", null, (in, a) -> "orders");
    scene.start();
    CompletableFuture<RunStatus> end = nextEnd(scene);
    broken.addAll(List.of("lastSequence", "openPublishings"));

    String run = scene.begin();

    assertThatThrownBy(() -> scene.await(run)).hasRootCauseMessage("a bug of lastSequence");
    assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(RunStatus.INTERRUPTED);
    scene.close();
  }

  /** Completes with how the next run ends, as the log tells it. */
  private static CompletableFuture<RunStatus> nextEnd(EngineFixture scene) {
    CompletableFuture<RunStatus> end = new CompletableFuture<>();
    scene.events.listen((happened, own) -> happened.forEach(event -> {
      if (event.event() instanceof Event.RunEnded ended) {
        end.complete(ended.status());
      }
    }));
    return end;
  }

  /** A store of which the methods of these names throw what is no refusal, once each. */
  private static Store breaking(Store store, Set<String> broken) {
    return (Store) Proxy.newProxyInstance(
        FaultsTest.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, given) -> {
          if (broken.remove(method.getName())) {
            throw new IllegalStateException("a bug of " + method.getName());
          }
          try {
            return method.invoke(store, given);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Test
  void aStorageThatCannotClearAwayWhatIsOlderFailsNothing() throws Exception {
    EngineFixture scene = FaultScene.of(folder, CLOCK, new InMemoryStore(), 1)
        .storage(storage -> new FaultyStorage(storage, moment -> {
          if (moment.equals("retaining")) {
            throw new IllegalStateException("a bug of the storage");
          }
        }));
    scene.start();

    assertThat(scene.materialize()).hasSize(5).allMatch(step -> step.endsWith("=SUCCEEDED"));

    FaultScene.requireRight(scene, folder, 1);
    scene.close();
  }

  /** A log through which something happens right after a run was recorded, before its submitter goes on. */
  private record AfterQueued(EventStore store, Consumer<String> happens) implements EventStore {
    @Override
    public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events) {
      return store.append(events);
    }

    @Override
    public CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
      CompletableFuture<QueuedRun> recorded = store.queue(run, joint);
      happens.accept(run.run());
      return recorded;
    }

    @Override
    public List<RecordedEvent> appendAndWait(List<? extends Event> events) {
      return append(events).join();
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
      store.close();
    }
  }

  private static void tryToMaterialize(EngineFixture scene) throws Exception {
    try {
      scene.start().materialize();
    } catch (StoreUnavailableException e) {
      assertThat(e).hasMessageStartingWith("The disk is full");
    } catch (ExecutionException e) {
      assertThat(e.getCause()).hasMessageStartingWith("The disk is full");
    } finally {
      scene.stop();
    }
  }

  private static void materialize(Path home, Store store, int edition) throws Exception {
    EngineFixture scene = FaultScene.of(home, CLOCK, store, edition).start();
    scene.materialize();
    FaultScene.requireRight(scene, home, edition);
    scene.stop();
  }
}
