package dev.assetwright.soak;

import dev.assetwright.app.Application;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.boot.LocalProject;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.execute.Recovery;
import dev.assetwright.home.Home;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.upkeep.OldRuns;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One start of a project with all that a serving process does; somebody has its pages open. */
final class SoakProject implements AutoCloseable {
  private static final String PROCESS = "soak";
  private static final int WORKERS = 3;

  private final SqliteStore store;
  private final LocalProject project;
  private final Scheduler scheduler;
  private final OldRuns oldRuns;
  private final Clock clock;
  private final List<String> started = new ArrayList<>();
  private int told;

  SoakProject(Path folder, Clock clock, Random random, AssetCode code) {
    this.clock = clock;
    Home home = Home.open(folder);
    store = SqliteStore.open(home.database(), clock);
    project = new LocalProject(home, store, clock, random);
    recovery().reconcileProcess(PROCESS);
    project.start(
        code,
        new LocalApplication.CodeFacts(clock.instant(), producer -> Optional.empty(), List.of()),
        new LocalApplication.ProcessFacts(PROCESS, "serve", "0", WORKERS, true));
    application().driveBackfills();
    application().subscribe(new Page());
    scheduler = new Scheduler(PROCESS, store, store, project.events(), this::requested, clock);
    oldRuns = new OldRuns(store, new AttemptLogs(home.logs(), clock), List.of());
  }

  private Recovery recovery() {
    return new Recovery(project.events(), store, store, project.storages(), clock);
  }

  LocalApplication application() {
    return project.application();
  }

  private Scheduler.Answer requested(List<AssetKey> assets) {
    Scheduler.Answer answer = project.engine().tick(assets);
    if (answer.run() != null) {
      started.add(answer.run());
    }
    return answer;
  }

  void use(AssetCode newer) {
    project.engine().use(newer);
  }

  /** Lets the schedules start what is due, and most of it end. */
  void tick() throws InterruptedException, ExecutionException {
    scheduler.tick(project.engine().code().graph());
    for (String run : started) {
      CompletableFuture<?> end = project.engine().ended(run);
      try {
        end.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // It waits for another attempt, whose time has not come.
        continue;
      }
    }
    started.clear();
  }

  void removeOld(Instant before) {
    oldRuns.remove(before);
  }

  /** Asks what people look at. */
  void look() {
    application().lookAgain();
    application().status();
    application().list(List.of());
    application().lineage(List.of());
    application().asset("mart/now", null);
    application().rows("mart/total", null, 0, 50);
    for (RunView.Head run : application().runs(null, null, 20).runs()) {
      application().run(run.run(), 0, 50);
    }
  }

  /** Another process began a run and died; this one clears up and goes on with it. */
  void clearUpAfter(String dead, String run) {
    Cell cell = new Cell(AssetKey.parse("mart/now"), null);
    RunRequest request = new RunRequest(List.of("mart/now"), "all", true, false, "page", null);
    project
        .events()
        .appendAndWait(List.of(
            new Event.RunQueued(clock.instant(), run, request, dead, List.of(cell)),
            new Event.RunStarted(clock.instant(), run),
            new Event.AttemptStarted(clock.instant(), run, cell, 1)));
    store.claim(List.of(cell), dead, run);
    for (Recovery.Interrupted interrupted : recovery().reconcileProcess(dead)) {
      application().resume(interrupted);
    }
  }

  long sequence() {
    return store.lastSequence();
  }

  boolean isBusy() {
    return application().hasOpenRuns();
  }

  @Override
  public void close() {
    project.close();
    store.close();
  }

  private final class Page implements Application.ChangeListener {
    @Override
    public void assetsChanged(List<String> assets) {
      told += assets.size();
    }

    @Override
    public void runChanged(String run, List<RunView.Step> steps) {
      told += steps.size();
    }

    @Override
    public void logGrew(String run, String asset, @Nullable String partition, int total) {
      told++;
    }

    @Override
    public void graphChanged() {
      told++;
    }
  }

  /** How often the page was told of something. */
  int told() {
    return told;
  }
}
