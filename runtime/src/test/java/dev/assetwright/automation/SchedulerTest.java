package dev.assetwright.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.memory.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final Instant MORNING = Instant.parse("2026-06-10T05:00:00Z");

  private final AssetGraph graph = GraphFixture.daysFrom("2026-06-01")
      .daily("mart/a")
      .daily("mart/b")
      .daily("mart/c")
      .schedule("mart/a", "15 6 * * *")
      .schedule("mart/b", "15 6 * * *")
      .schedule("mart/c", "0 7 * * *")
      .graph();
  private final InMemoryStore store = new InMemoryStore();
  private final FakeClock clock = new FakeClock(MORNING);
  private final List<List<AssetKey>> requests = new ArrayList<>();

  private Scheduler scheduler(String process) {
    EventFlow events = new EventFlow(store, new History(), store.lastSequence());
    return new Scheduler(
        process,
        store,
        store,
        events,
        assets -> {
          requests.add(assets);
          return new Scheduler.Answer("run" + requests.size(), "");
        },
        clock);
  }

  private List<Event.Ticked> ticks() {
    return store.after(0, 1_000).stream()
        .map(RecordedEvent::event)
        .filter(Event.Ticked.class::isInstance)
        .map(Event.Ticked.class::cast)
        .filter(tick -> tick.run() != null)
        .toList();
  }

  private static List<AssetKey> keys(String... keys) {
    return List.of(keys).stream().map(AssetKey::parse).toList();
  }

  @Test
  void assetsOfEqualScheduleShareARunWhenItIsDueAndOnlyThen() {
    Scheduler scheduler = scheduler("one");
    assertThat(scheduler.tick(graph)).contains(Instant.parse("2026-06-10T06:15:00Z"));
    assertThat(requests).isEmpty();

    clock.pass(Duration.ofMinutes(75));
    assertThat(scheduler.tick(graph)).contains(Instant.parse("2026-06-10T07:00:00Z"));
    assertThat(scheduler.tick(graph)).contains(Instant.parse("2026-06-10T07:00:00Z"));

    assertThat(requests).containsExactly(keys("mart/a", "mart/b"));
    assertThat(ticks()).singleElement().satisfies(tick -> {
      assertThat(tick.due()).isEqualTo("2026-06-10T06:15:00Z");
      assertThat(tick.run()).isEqualTo("run1");
      assertThat(tick.reason()).isEmpty();
    });
  }

  @Test
  void aTickThatCouldNotBeEvaluatedComesAgain() {
    AtomicInteger asked = new AtomicInteger();
    Scheduler scheduler = new Scheduler(
        "one",
        store,
        store,
        new EventFlow(store, History.of(store.load()), store.lastSequence()),
        assets -> {
          if (asked.incrementAndGet() == 1) {
            throw new StoreUnavailableException("The warehouse is locked.");
          }
          return new Scheduler.Answer("run1", "");
        },
        clock);
    scheduler.tick(graph);
    clock.pass(Duration.ofMinutes(75));

    assertThatThrownBy(() -> scheduler.tick(graph)).isInstanceOf(StoreUnavailableException.class);
    scheduler.tick(graph);
    scheduler.tick(graph);

    assertThat(asked).hasValue(2);
    assertThat(ticks()).singleElement().satisfies(tick -> assertThat(tick.run()).isEqualTo("run1"));
  }

  @Test
  void aScheduleSeenForTheFirstTimeHasMissedNothing() {
    clock.pass(Duration.ofHours(10));

    scheduler("one").tick(graph);

    assertThat(requests).isEmpty();
    assertThat(store.lastTick(graph.get(AssetKey.parse("mart/a")).schedule()))
        .hasValueSatisfying(tick -> assertThat(tick.reason()).contains("first time"));
  }

  @Test
  void ticksMissedWhileNothingRanComeDownToOneThatSaysSo() {
    scheduler("one").tick(graph);
    clock.pass(Duration.ofDays(3).plusMinutes(80));

    Scheduler later = scheduler("two");
    later.tick(graph);
    later.tick(graph);

    assertThat(requests).containsExactly(keys("mart/c"), keys("mart/a", "mart/b"));
    assertThat(ticks())
        .extracting(Event.Ticked::reason)
        .containsExactly("caught up on 2 missed ticks", "caught up on 3 missed ticks");
    assertThat(ticks())
        .extracting(tick -> tick.due().toString())
        .containsExactly("2026-06-12T07:00:00Z", "2026-06-13T06:15:00Z");
  }

  @Test
  void aSingleMissedTickIsToldInTheSingular() {
    scheduler("one").tick(graph);
    clock.pass(Duration.ofDays(1).plusMinutes(80));

    scheduler("two").tick(graph);

    assertThat(ticks()).extracting(Event.Ticked::reason).contains("caught up on 1 missed tick");
  }

  @Test
  void twoProcessesOnOneStoreTickOnce() {
    Scheduler one = scheduler("one");
    Scheduler two = scheduler("two");
    one.tick(graph);
    two.tick(graph);

    for (int day = 0; day < 3; day++) {
      clock.pass(Duration.ofDays(1));
      two.tick(graph);
      one.tick(graph);
    }

    assertThat(requests).hasSize(6);
    assertThat(ticks())
        .extracting(tick -> tick.schedule().cron() + " " + tick.due())
        .doesNotHaveDuplicates();
  }

  @Test
  void whyThereIsNoRunIsKeptWithTheTick() {
    EventFlow events = new EventFlow(store, new History(), 0);
    Scheduler scheduler = new Scheduler(
        "one",
        store,
        store,
        events,
        assets -> new Scheduler.Answer(null, "everything is up to date"),
        clock);
    scheduler.tick(graph);
    clock.pass(Duration.ofDays(2).plusMinutes(80));

    scheduler.tick(graph);

    assertThat(store.lastTick(graph.get(AssetKey.parse("mart/a")).schedule()))
        .hasValueSatisfying(tick -> {
          assertThat(tick.run()).isNull();
          assertThat(tick.reason())
              .isEqualTo("everything is up to date; caught up on 2 missed ticks");
        });
  }

  @Test
  void withoutSchedulesThereIsNothingToComeAgainFor() {
    AssetGraph unscheduled = GraphFixture.daysFrom("2026-06-01").daily("mart/a").graph();

    assertThat(scheduler("one").tick(unscheduled)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackLosesNoTickAndDoublesNone() {
    Scheduler scheduler = scheduler("one");
    scheduler.tick(graph);
    clock.pass(Duration.ofMinutes(90));
    scheduler.tick(graph);
    assertThat(requests).hasSize(1);

    clock.pass(Duration.ofMinutes(-60));
    for (int minute = 0; minute < 120; minute++) {
      scheduler.tick(graph);
      clock.pass(Duration.ofMinutes(1));
    }

    assertThat(requests).containsExactly(keys("mart/a", "mart/b"), keys("mart/c"));
    assertThat(ticks())
        .extracting(Event.Ticked::due)
        .containsExactly(
            Instant.parse("2026-06-10T06:15:00Z"), Instant.parse("2026-06-10T07:00:00Z"));
  }

  @Test
  void aClockThatWasYearsAheadHoldsUpNoSchedule() {
    Scheduler scheduler = scheduler("one");
    scheduler.tick(graph);
    clock.pass(Duration.ofDays(1_000));
    scheduler.tick(graph);
    clock.pass(Duration.ofDays(-1_000));
    requests.clear();
    scheduler.tick(graph);

    clock.pass(Duration.ofMinutes(80));
    scheduler.tick(graph);
    Scheduler next = scheduler("two");
    next.tick(graph);
    clock.pass(Duration.ofDays(1));
    next.tick(graph);

    assertThat(requests)
        .containsExactly(keys("mart/a", "mart/b"), keys("mart/c"), keys("mart/a", "mart/b"));
  }

  /** Stands until it is moved. */
  private static final class FakeClock extends Clock {
    private Instant now;

    FakeClock(Instant now) {
      this.now = now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
