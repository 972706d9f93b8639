package dev.assetwright.ui.live;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.json.Json;
import dev.assetwright.query.view.RunView;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns changes into events, on a thread of its own.
 *
 * <p>The engine only leaves a note of what changed. The facts are asked for once for all readers,
 * and at most {@value #MOST} cards a round, so that ten thousand changed assets neither flood the
 * readers nor hold up the engine.
 */
public final class ChangeFeed implements Application.ChangeListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int MOST = 200;

  private record LogKey(String run, String asset, @Nullable String partition) {}

  private record StepKey(String asset, @Nullable String partition) {}

  /** What is to be told. Given away as a whole, except for the cards that must wait. */
  private static final class Notes {
    final Set<String> assets = new LinkedHashSet<>();
    final Map<String, Map<StepKey, RunView.Step>> runs = new LinkedHashMap<>();
    final Map<LogKey, Integer> logs = new LinkedHashMap<>();
    final Set<String> backfills = new LinkedHashSet<>();
    boolean status;
    boolean graph;

    boolean isEmpty() {
      return assets.isEmpty()
          && runs.isEmpty()
          && logs.isEmpty()
          && backfills.isEmpty()
          && !status
          && !graph;
    }
  }

  private final Application application;
  private final EventHub hub;
  private final Duration pace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread = new Thread(this::feed, "assetwright-feed");
  private Notes notes = new Notes();
  private boolean closed;

  /** Feeds a hub once started, with at least {@code pace} between two rounds. */
  public ChangeFeed(Application application, EventHub hub, Duration pace) {
    this.application = application;
    this.hub = hub;
    this.pace = pace;
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  @Override
  public boolean isHeard() {
    return hub.isHeard();
  }

  @Override
  public void changedUnheard() {
    hub.publishNothing();
  }

  @Override
  public void assetsChanged(List<String> assets) {
    note(() -> {
      notes.assets.addAll(assets);
      notes.status = true;
    });
  }

  @Override
  public void runChanged(String run, List<RunView.Step> steps) {
    note(() -> {
      Map<StepKey, RunView.Step> changedSteps =
          notes.runs.computeIfAbsent(run, key -> new LinkedHashMap<>());
      for (RunView.Step step : steps) {
        changedSteps.put(new StepKey(step.asset(), step.partition()), step);
      }
      notes.status = true;
    });
  }

  @Override
  public void logGrew(String run, String asset, @Nullable String partition, int total) {
    note(() -> notes.logs.put(new LogKey(run, asset, partition), total));
  }

  @Override
  public void backfillChanged(String backfill) {
    note(() -> notes.backfills.add(backfill));
  }

  @Override
  public void graphChanged() {
    note(() -> {
      notes.graph = true;
      notes.status = true;
    });
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void feed() {
    try {
      while (awaitNotes()) {
        publishRound();
        awaitPace();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitNotes() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && notes.isEmpty()) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void awaitPace() throws InterruptedException {
    lock.lock();
    try {
      long left = pace.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Publishes what was noted; cards beyond the limit stay noted for the next round. */
  void publishRound() {
    Notes taken = take();
    if (!hub.isHeard()) {
      hub.publishNothing();
      return;
    }
    if (taken.status) {
      publish("status", "status", "", new Message.Status("status"));
    }
    if (taken.graph) {
      attempt(() -> publish(
          "graph", "graph", "", new Message.Graph("graph", application.status().graph())));
    }
    taken.runs.forEach(this::publishRun);
    taken.backfills.forEach(backfill -> publish(
        "backfill:" + backfill, "backfill", backfill, new Message.Backfill("backfill", backfill)));
    for (String asset : taken.assets) {
      attempt(() -> publish(
          "asset:" + asset,
          "asset",
          asset,
          new Message.Asset("asset", asset, application.card(asset))));
    }
    taken.logs.forEach((log, total) -> publish(
        "log:" + log.run() + "/" + log.asset() + "/" + log.partition(),
        "log",
        log.run(),
        new Message.Log("log", log.run(), log.asset(), log.partition(), total)));
  }

  private Notes take() {
    lock.lock();
    try {
      Notes taken = notes;
      notes = new Notes();
      Iterator<String> assets = taken.assets.iterator();
      for (int count = 0; assets.hasNext(); count++) {
        String asset = assets.next();
        if (count >= MOST && hub.isHeard()) {
          assets.remove();
          notes.assets.add(asset);
        }
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void publishRun(String run, Map<StepKey, RunView.Step> steps) {
    attempt(() -> publish(
        "run:" + run,
        "run",
        run,
        new Message.RunHead("run", run, application.run(run, 0, 1).run())));
    if (steps.size() > MOST) {
      publish("run:" + run + "/", "run", run, new Message.Run("run", run));
      return;
    }
    steps.forEach((key, step) -> publish(
        "run:" + run + "/" + key.asset() + "/" + key.partition(),
        "run",
        run,
        new Message.RunSteps("run", run, List.of(step))));
  }

  private void publish(String key, String topic, String subject, Message message) {
    hub.publish(new LiveEvent(key, topic, subject, Json.answers().write(message)));
  }

  private static void attempt(Runnable publication) {
    try {
      publication.run();
    } catch (ApplicationException e) {
      // Gone since it changed, for example with the definitions of before; others tell of that.
      LOG.debug("A change is not told: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("A change could not be told to the pages.", e);
    }
  }

  /** Ends the thread; what is noted then is not told. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
