package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.Priority;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RunRequest;
import dev.assetwright.spi.PlaceStore;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PlaceClaimsTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(PlaceClaims.class);

  @TempDir
  Path folder;

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final MovedClock clock = new MovedClock();
  private final Inbox inbox = new Inbox();
  private final ReadyQueue queue = new ReadyQueue(3, new Pools(3, clock, () -> {}));
  private final BreakingStore store = new BreakingStore();
  private final PlaceClaims claims =
      new PlaceClaims(store, "here", queue, inbox, new Timers(clock), clock);
  private EngineFixture scene;

  private static final class BreakingStore implements PlaceStore {
    private final InMemoryStore store = new InMemoryStore();
    private final List<PlaceClaim> claimed = new ArrayList<>();
    private boolean broken;

    @Override
    public boolean hasPlaces(String process) {
      return store.hasPlaces(process);
    }

    @Override
    public CompletableFuture<PlaceAnswer> claimPlaces(
        String process, PlaceClaim claim, Instant now) {
      claimed.add(claim);
      return broken
          ? CompletableFuture.failedFuture(new StoreUnavailableException("The disk is full."))
          : store.claimPlaces(process, claim, now);
    }
  }

  @BeforeEach
  void setUp() {
    logged.start();
    LOG.setLevel(Level.INFO);
    LOG.addAppender(logged);
    scene = new EngineFixture(folder, clock)
        .asset("a", null, (in, a) -> "")
        .asset("b", null, (in, a) -> "")
        .pool("a", new PoolPlaces("crm", 1))
        .pool("b", new PoolPlaces("crm", 1))
        .start();
  }

  @AfterEach
  void tearDown() {
    LOG.detachAppender(logged);
    LOG.setLevel(null);
    scene.close();
  }

  /** The steps of a run, in the queue. */
  private List<Ready> queued() {
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, "schedule", null);
    RunState run = new RunState("run", scene.engine.code(), request, scene.plan());
    List<Ready> steps = new ArrayList<>();
    for (StepState step : run.steps) {
      Ready ready = new Ready(
          run,
          step,
          new Readiness.Verdict.Run(
              new ProducerVersion("", ""), List.of(), List.of(), Set.of(), ""),
          0);
      queue.add(ready);
      steps.add(ready);
    }
    return steps;
  }

  /** A worker looks for something to do, and the coordinator takes its turn. */
  private void turn() {
    queue.hire();
    queue.take(ready -> null);
    claims.turn();
    for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
      message.run();
    }
    clock.move(Pools.ASK_AGAIN);
  }

  @Test
  void thatClaimsFailIsToldOnceUntilTheyWorkAgain() {
    queued();
    store.broken = true;
    turn();
    turn();
    turn();
    store.broken = false;
    turn();
    turn();

    assertThat(store.claimed).hasSizeGreaterThanOrEqualTo(4);
    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Places of pools cannot be claimed: The disk is full. What needs some, and has none,"
                + " waits; it is tried again until it works.",
            "Places of pools can be claimed again.");
  }

  @Test
  void nothingIsAskedForStepsThatWereTakenBack() {
    List<Ready> steps = queued();
    queue.hire();
    queue.take(ready -> null);
    queue.withdraw(steps.get(0));

    claims.turn();

    PlaceStore.Place crm = new PlaceStore.Place("crm", 1, 2);
    assertThat(store.claimed.get(0).asks())
        .containsExactly(new PlaceStore.PlaceAsk(List.of(crm), Priority.BACKGROUND, 1));
  }
}
