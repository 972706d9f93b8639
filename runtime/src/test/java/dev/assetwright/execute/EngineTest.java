package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assetwright.Outcome;
import dev.assetwright.PermanentFailureException;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.model.DataStatus;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StaleCause;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.staleness.CellStatus;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-04T12:00:00Z"), ZoneOffset.UTC);

  @TempDir
  Path folder;

  private EngineFixture scene;

  @BeforeEach
  void setUp() {
    scene = new EngineFixture(folder, CLOCK);
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  @Test
  void materializingTwiceRunsNothingTheSecondTime() throws Exception {
    scene.external("raw/file", null).asset("raw/lines", null, (in, a) -> "x", "raw/file");
    scene.asset("mart/sum", null, (in, a) -> in.get(0) + "!", "raw/lines").start();
    scene.see("raw/file", null, "v1");

    assertThat(scene.executed(scene.materialize())).containsExactly("raw/lines", "mart/sum");
    assertThat(scene.materialize()).isEmpty();
  }

  @Test
  void rebuildingToTheSameDataReusesWhatIsDownstream() throws Exception {
    scene.external("raw/file", null).asset("raw/lines", null, (in, a) -> "constant", "raw/file");
    scene.asset("clean/lines", null, (in, a) -> in.get(0), "raw/lines");
    scene.asset("mart/sum", null, (in, a) -> in.get(0) + "!", "clean/lines").start();
    scene.see("raw/file", null, "v1");
    scene.materialize();

    scene.see("raw/file", null, "v2");

    assertThat(scene.materialize())
        .containsExactly("raw/lines=SUCCEEDED", "clean/lines=REUSED", "mart/sum=REUSED");
    assertThat(scene.materialize()).isEmpty();
  }

  @Test
  void onlyTheDayThatChangedAndWhatReadsItRuns() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    scene.external("raw/file", EngineFixture.DAYS);
    scene.asset(
        "raw/lines",
        EngineFixture.DAYS,
        (in, a) -> a.partition().key() + " " + runs.incrementAndGet(),
        "raw/file");
    scene.asset("mart/all", null, (in, a) -> in.get(0), "raw/lines").start();
    scene.see("raw/file", "2026-01-01", "a");
    scene.see("raw/file", "2026-01-03", "c");

    assertThat(scene.materialize())
        .containsExactly(
            "raw/lines@2026-01-01=SUCCEEDED",
            "raw/lines@2026-01-03=SUCCEEDED",
            "mart/all=SUCCEEDED");

    scene.see("raw/file", "2026-01-03", "c2");
    assertThat(scene.materialize())
        .containsExactly("raw/lines@2026-01-03=SUCCEEDED", "mart/all=SUCCEEDED");

    scene.see("raw/file", "2026-01-02", "b");
    assertThat(scene.materialize())
        .containsExactly("raw/lines@2026-01-02=SUCCEEDED", "mart/all=SUCCEEDED");
  }

  @Test
  void aFailureBlocksWhatReadsItAndNothingElse() throws Exception {
    scene.external("raw/file", EngineFixture.DAYS);
    scene.asset(
        "raw/lines",
        EngineFixture.DAYS,
        (in, a) -> {
          if (a.partition().key().endsWith("02")) {
            throw new PermanentFailureException("bad file");
          }
          return "ok";
        },
        "raw/file");
    scene.asset("clean/lines", EngineFixture.DAYS, (in, a) -> in.get(0), "raw/lines");
    scene.asset("mart/all", null, (in, a) -> in.get(0), "clean/lines").start();
    scene.see("raw/file", "2026-01-01", "a");
    scene.see("raw/file", "2026-01-02", "b");

    String run = scene.begin();
    assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
    assertThat(scene.outcome(run))
        .containsExactlyInAnyOrder(
            "raw/lines@2026-01-01=SUCCEEDED",
            "clean/lines@2026-01-01=SUCCEEDED",
            "raw/lines@2026-01-02=FAILED",
            "clean/lines@2026-01-02=BLOCKED",
            "mart/all=SUCCEEDED");
    assertThat(scene.engine.staleness().worst(AssetKey.parse("raw/lines")))
        .isEqualTo(DataStatus.FAILED);
  }

  @Test
  void aFailedBlockingCheckKeepsTheLastGoodData() throws Exception {
    AtomicBoolean good = new AtomicBoolean(true);
    scene.external("raw/file", null).asset("raw/lines", null, (in, a) -> "v" + good, "raw/file");
    scene.check(
        "raw/lines", "is_good", true, (in, a) -> Outcome.pass(good.get(), "looked at " + in));
    scene.asset("mart/sum", null, (in, a) -> in.get(0) + "!", "raw/lines").start();
    scene.see("raw/file", null, "v1");
    scene.materialize();

    good.set(false);
    scene.see("raw/file", null, "v2");
    assertThat(scene.materialize()).containsExactly("raw/lines=FAILED", "mart/sum=BLOCKED");
    assertThat(scene.reason("mart/sum"))
        .isEqualTo("'raw/lines' failed its blocking check 'is_good'");

    assertThat(scene.engine.history().cell(AssetKey.parse("raw/lines"), null).published())
        .isNotNull();
    assertThat(scene.engine.staleness().causes(AssetKey.parse("mart/sum"), 0))
        .extracting(StaleCause::kind)
        .containsExactly(StaleCause.Kind.CHECK);
  }

  @Test
  void aFailedBlockingCheckKeepsTheRowsAndTheValueThatReadersSee() throws Exception {
    AtomicReference<String> made = new AtomicReference<>("first");
    scene.external("raw/file", null).table("raw/table", null, (in, a) -> made.get(), "raw/file");
    scene.asset("raw/value", null, (in, a) -> made.get(), "raw/file");
    for (String asset : List.of("raw/table", "raw/value")) {
      scene.check(
          asset,
          "is_first",
          true,
          (in, a) -> Outcome.pass(made.get().equals("first"), "looked at " + in));
    }
    scene.start();
    scene.see("raw/file", null, "v1");
    scene.materialize();

    made.set("second");
    scene.see("raw/file", null, "v2");
    assertThat(scene.materialize()).containsExactly("raw/table=FAILED", "raw/value=FAILED");

    assertThat(scene.value("raw/table", null)).isEqualTo("first");
    assertThat(scene.value("raw/value", null)).isEqualTo("first");
    for (String asset : List.of("raw/table", "raw/value")) {
      Quarantine.Kept kept = scene.quarantined(asset, null);
      assertThat(kept.refusal().check()).isEqualTo("is_first");
      assertThat(scene.quarantinedRows(asset, kept)).isEqualTo("[[second]]");
    }

    made.set("first");
    scene.see("raw/file", null, "v3");
    assertThat(scene.materialize()).containsExactly("raw/table=SUCCEEDED", "raw/value=SUCCEEDED");

    assertThat(scene.quarantined("raw/table", null)).isNull();
    assertThat(scene.quarantined("raw/value", null)).isNull();
  }

  @Test
  void changedCodeMakesTheAssetStaleAndWhatReadsItPerhaps() throws Exception {
    scene.asset("raw/lines", null, (in, a) -> "x");
    scene.asset("mart/sum", null, (in, a) -> in.get(0), "raw/lines").start();
    scene.materialize();

    scene.change("raw/lines", "2");

    assertThat(scene.plan().steps()).extracting(Plan.Step::certain).containsExactly(true, false);
    assertThat(scene.engine.staleness().causes(AssetKey.parse("mart/sum"), 0))
        .extracting(cause -> cause.asset().toString())
        .containsExactly("raw/lines");
    assertThat(scene.materialize()).containsExactly("raw/lines=SUCCEEDED", "mart/sum=REUSED");
  }

  @Test
  void anExceptionThatCausesItselfInACircleEndsItsRun() throws Exception {
    scene
        .asset("raw/lines", null, (in, a) -> {
          Exception outer = new IllegalStateException("outer");
          outer.initCause(new IllegalStateException("inner", outer));
          throw outer;
        })
        .start();

    assertThat(scene.await(scene.begin())).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aMethodThatReturnsNullFailsWithASentence() throws Exception {
    scene.asset("raw/lines", null, (in, a) -> null).start();

    String run = scene.begin();
    scene.await(run);

    assertThat(scene.store.steps(run, 0, 1).get(0).reason())
        .isEqualTo(
            "'raw/lines' returned null. Return its data, or Result.skip(\"why\") when there is none.");
  }

  @Test
  void anExplicitSkipSkipsWhatReadsOnlyThat() throws Exception {
    scene.asset("raw/lines", null, (in, a) -> EngineFixture.skip("closed today"));
    scene.asset("mart/sum", null, (in, a) -> in.get(0), "raw/lines").start();

    String run = scene.begin();

    assertThat(scene.await(run)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(scene.outcome(run)).containsExactly("raw/lines=SKIPPED", "mart/sum=SKIPPED");
  }

  @Test
  void aFailedAttemptIsTriedAgainAsThePolicySays() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, Clock.systemUTC());
    AtomicInteger calls = new AtomicInteger();
    scene.retrying(2, Duration.ofMillis(1));
    scene
        .asset("raw/lines", null, (in, a) -> {
          if (calls.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          return "x";
        })
        .start();

    assertThat(scene.materialize()).containsExactly("raw/lines=SUCCEEDED");
    assertThat(calls).hasValue(3);
  }

  @Test
  void whatThePolicyDoesNotNameIsPermanent() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    scene.retryingOn(5, "java.io.IOException");
    scene
        .asset("raw/lines", null, (in, a) -> {
          if (calls.incrementAndGet() < 3) {
            throw new UncheckedIOException(new FileNotFoundException("not yet"));
          }
          throw new IllegalStateException("never");
        })
        .start();

    assertThat(scene.materialize()).containsExactly("raw/lines=FAILED");
    assertThat(calls).hasValue(3);
    assertThat(scene
            .engine
            .history()
            .cell(AssetKey.parse("raw/lines"), null)
            .latest()
            .failure())
        .extracting(failure -> failure.permanent())
        .isEqualTo(true);
  }

  @Test
  void cancellingInterruptsAndStoresNothing() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, Clock.systemUTC());
    CountDownLatch started = new CountDownLatch(1);
    scene.asset("raw/lines", null, (in, a) -> {
      started.countDown();
      new CountDownLatch(1).await();
      return "x";
    });
    scene.asset("mart/sum", null, (in, a) -> in.get(0), "raw/lines").start();

    String run = scene.begin();
    started.await();
    scene.engine.cancel(run);

    assertThat(scene.await(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(scene.outcome(run)).containsExactly("raw/lines=CANCELED", "mart/sum=CANCELED");
    assertThat(scene.engine.history().cell(AssetKey.parse("raw/lines"), null).published())
        .isNull();
  }

  @Test
  void aMethodThatIgnoresTheInterruptIsAbandonedAndCannotPublish() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, Clock.systemUTC());
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean release = new AtomicBoolean();
    scene
        .asset("raw/lines", null, (in, a) -> {
          started.countDown();
          while (!release.get()) {
            Thread.onSpinWait();
          }
          return "too late";
        })
        .start();

    String run = scene.begin();
    started.await();
    scene.engine.cancel(run);
    assertThat(scene.await(run)).isEqualTo(RunStatus.CANCELED);
    release.set(true);

    assertThat(scene.store.steps(run, 0, 1).get(0).reason())
        .isEqualTo(
            "canceled; nothing was stored for it; its method did not stop within 200 ms and was"
                + " abandoned: it still runs, but can no longer read, write or publish");
    assertThat(scene.engine.history().cell(AssetKey.parse("raw/lines"), null).published())
        .isNull();
  }

  @Test
  void anAttemptThatTakesTooLongFails() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, Clock.systemUTC());
    scene.timingOut(Duration.ofMillis(50));
    scene
        .asset("raw/lines", null, (in, a) -> {
          new CountDownLatch(1).await();
          return "x";
        })
        .start();

    String run = scene.begin();

    assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
    assertThat(scene.store.steps(run, 0, 1).get(0).reason()).contains("longer than 50 ms");
  }

  @Test
  void twoRunsOfOneCellMakeItOnce() throws Exception {
    scene.close();
    scene = new EngineFixture(folder, Clock.systemUTC());
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    scene
        .asset("raw/lines", null, (in, a) -> {
          calls.incrementAndGet();
          started.countDown();
          go.await();
          return "x";
        })
        .start();

    String first = scene.begin();
    started.await();
    String second = scene.begin();
    go.countDown();

    assertThat(scene.await(first)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(scene.await(second)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(scene.outcome(second)).containsExactly("raw/lines=REUSED");
    assertThat(calls).hasValue(1);
  }

  @Test
  void aSourceThatVanishesLeavesWhatWasPublished() throws Exception {
    scene
        .external("raw/file", null)
        .asset("raw/lines", null, (in, a) -> "x", "raw/file")
        .start();
    scene.see("raw/file", null, "v1");
    scene.materialize();

    scene.see("raw/file", null, null);

    assertThat(scene.plan().isEmpty()).isTrue();
    assertThat(scene.engine.staleness().status(AssetKey.parse("raw/lines"), 0).word())
        .isEqualTo("gone");
  }

  @Test
  void aTickMakesTheNewestDayAndLeavesAnOlderLateOneStale() throws Exception {
    List<AssetKey> lines = List.of(AssetKey.parse("raw/lines"));
    scene.external("raw/file", EngineFixture.DAYS);
    scene.asset("raw/lines", EngineFixture.DAYS, (in, a) -> a.partition().key(), "raw/file");
    scene.start();

    assertThat(scene.engine.tick(lines).reason()).isEqualTo("nothing to make it from: no file *");

    scene.see("raw/file", "2026-01-03", "c");
    String run = scene.engine.tick(lines).run();
    scene.await(run);
    assertThat(scene.outcome(run)).containsExactly("raw/lines@2026-01-03=SUCCEEDED");
    assertThat(scene.engine.tick(lines).reason()).isEqualTo("everything is up to date");

    scene.see("raw/file", "2026-01-01", "late");
    assertThat(scene.engine.tick(lines))
        .isEqualTo(new Scheduler.Answer(
            null,
            "the newest partition is up to date; older ones are not, and a schedule leaves those"));
    assertThat(scene.engine.staleness().status(lines.get(0), 0)).isEqualTo(CellStatus.MISSING);
  }

  @Test
  void aTickAtMidnightMakesTheDayThatEndedJustThen() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-04T23:59:59Z"));
    EngineFixture night = new EngineFixture(folder.resolve("night"), at(now));
    night.asset("raw/lines", EngineFixture.DAYS, (in, a) -> a.partition().key()).start();
    night.materialize();
    assertThat(night.engine.staleness().count(AssetKey.parse("raw/lines"))).isEqualTo(3);

    now.set(Instant.parse("2026-01-05T00:00:00Z"));

    String run = night.engine.tick(List.of(AssetKey.parse("raw/lines"))).run();
    night.await(run);
    assertThat(night.outcome(run)).containsExactly("raw/lines@2026-01-04=SUCCEEDED");
    night.close();
  }

  private static Clock at(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Test
  void bytesThatChangeWhileTheyAreReadAreReadAgainTheNextTime() throws Exception {
    AtomicInteger edition = new AtomicInteger(1);
    scene.external("raw/file", null);
    scene
        .asset(
            "raw/lines",
            null,
            (in, a) -> {
              scene.see("raw/file", null, "v" + edition.incrementAndGet());
              return "x";
            },
            "raw/file")
        .start();
    scene.see("raw/file", null, "v1");

    assertThat(scene.materialize()).containsExactly("raw/lines=SUCCEEDED");

    assertThat(scene.plan().steps()).hasSize(1);
    assertThat(scene.engine.staleness().causes(AssetKey.parse("raw/lines"), 0))
        .extracting(StaleCause::kind)
        .containsExactly(StaleCause.Kind.DATA);
  }

  @Test
  void theFormerVersionOfAValueIsKeptAndNoOlderOne() throws Exception {
    AtomicInteger edition = new AtomicInteger();
    scene.external("raw/file", null);
    scene
        .asset("raw/lines", null, (in, a) -> "edition " + edition.get(), "raw/file")
        .start();
    Path values = folder.resolve("values/raw/lines/_");
    Files.createDirectories(values);
    Files.writeString(values.resolve(".staged-123"), "of a process that died");
    for (int i = 1; i <= 4; i++) {
      edition.set(Math.min(i, 3));
      scene.see("raw/file", null, "v" + i);
      scene.materialize();
    }

    // Older ones are removed by a worker, some time after the run.
    while (names(values).size() > 2) {
      Thread.onSpinWait();
    }
    assertThat(names(values)).hasSize(2).doesNotContain(".staged-123");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void oneFileThatCannotBeReadKeepsNoOtherFromBeingSeen() throws Exception {
    Path unreadable = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(unreadable), "no file here that cannot even be read by root");
    scene.external("raw/file", EngineFixture.DAYS).external("raw/other", null);
    scene.asset("raw/lines", EngineFixture.DAYS, (in, a) -> "x", "raw/file");
    scene.asset("raw/rates", null, (in, a) -> "y", "raw/other").start();
    scene.seeFile("raw/file", "2026-01-01", unreadable);
    scene.see("raw/file", "2026-01-02", "b");
    scene.see("raw/other", null, "c");

    assertThat(scene.materialize())
        .containsExactlyInAnyOrder("raw/rates=SUCCEEDED", "raw/lines@2026-01-02=SUCCEEDED");
    assertThat(scene.engine.problems())
        .extracting(ExternalObserver.Problem::sentence)
        .containsExactly("'raw/file' could not be looked at: '/proc/self/mem' cannot be read"
            + " (Input/output error); what was known of it stays. Check its permissions.");

    scene.see("raw/file", "2026-01-01", "a");
    scene.seeFile("raw/file", "2026-01-02", unreadable);
    assertThat(scene.materialize()).containsExactly("raw/lines@2026-01-01=SUCCEEDED");
    assertThat(scene
            .engine
            .history()
            .observation(AssetKey.parse("raw/file"), "2026-01-02")
            .version())
        .isEqualTo("b");
  }

  @Test
  void aProducerThatThrowsIsToldWithItsMessageAndPlace() throws Exception {
    scene
        .asset("raw/lines", null, (in, a) -> {
          throw new IllegalStateException("the till is closed");
        })
        .start();

    String run = scene.begin();
    scene.await(run);

    assertThat(scene.store.steps(run, 0, 1).get(0).reason()).isEqualTo("the till is closed");
    assertThat(scene.engine.history().cell(AssetKey.parse("raw/lines"), null).published())
        .isNull();
  }
}
