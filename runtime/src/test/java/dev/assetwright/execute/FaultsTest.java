package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.FaultyStore;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
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
