package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.ClaimStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The parts of the coordinator, joined. It has no thread: whoever calls {@link #turn} is the one that decides, and the clock, the
 * store and the executor of the workers are those handed in. So all of it can be driven step by step.
 */
final class Decisions implements EventFlow.Listener {
  private final Inbox inbox;
  private final Timers timers;
  private final Recorder recorder;
  private final ReadyQueue queue;
  private final PlaceClaims places;
  private final Workers workers;
  private final Runs runs;
  private final HeldSteps held;
  private final Attempts attempts;
  private final Stopping stopping;
  private final RandomGenerator random;

  /** The runs that are about to be recorded or to begin, by id; whether each was asked to stop meanwhile. */
  private final Map<String, Boolean> arriving = new ConcurrentHashMap<>();

  Decisions(
      EngineSettings settings,
      EventFlow events,
      ClaimStore claims,
      Storages storages,
      Recovery recovery,
      AttemptFactory factory,
      Inbox inbox,
      Executor threads,
      Clock clock,
      RandomGenerator random) {
    this.inbox = inbox;
    this.random = random;
    this.timers = new Timers(clock);
    this.recorder = new Recorder(events, new Log());
    this.queue = new ReadyQueue(
        settings.workers(), new Pools(settings.workers(), clock, () -> inbox.post(() -> {})));
    this.places = new PlaceClaims(claims, settings.process(), queue, inbox, timers, clock);
    this.workers = new Workers(
        queue,
        threads,
        ready -> factory.create(ready, recorder),
        recorder,
        inbox,
        clock,
        new Worked());
    this.runs = new Runs(events, recorder, recovery, timers, clock, new Steps());
    this.held =
        new HeldSteps(claims, events, settings.process(), inbox, timers, runs, runs::decide);
    this.attempts = new Attempts(runs, events, recorder, storages, timers, clock, random);
    this.stopping = new Stopping(runs, queue, held, timers, settings.cancelGrace());
  }

  /** Decides on all that has happened; returns whether there was anything. */
  boolean turn() {
    boolean any = timers.fire();
    try {
      for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
        any = true;
        message.run();
      }
    } finally {
      recorder.flush();
      workers.hire();
      places.turn();
    }
    return any;
  }

  /** How long nothing is to be done unless something happens, {@code longest} at most. */
  Duration idle(Duration longest) {
    return timers.idle(longest);
  }

  /** A run is about to be recorded: whoever cancels it from now on is heard. Safe for any thread. */
  void expect(String run) {
    arriving.put(run, false);
  }

  /** It could not be recorded. Safe for any thread. */
  void forget(String run) {
    arriving.remove(run);
  }

  void begin(RunState run) {
    boolean canceled = Boolean.TRUE.equals(arriving.remove(run.id));
    runs.begin(run);
    stopping.limit(run);
    if (canceled) {
      cancel(run.id);
    }
  }

  /** Ends a run that is on record and could not even begin. */
  void refuse(RunState run, Throwable thrown) {
    arriving.remove(run.id);
    runs.refuse(run, thrown);
  }

  void cancel(String run) {
    RunState found = runs.find(run);
    if (found != null) {
      runs.deciding(found, () -> stopping.cancel(found));
    } else {
      arriving.replace(run, true);
    }
  }

  /** What is no run gave a cell back. */
  void givenBack() {
    held.runEnded();
  }

  Optional<RunState> find(String run) {
    return Optional.ofNullable(runs.find(run));
  }

  List<RunState> open() {
    return runs.open();
  }

  /** Another process, or another run here, ended steps that some of ours may wait for. */
  @Override
  public void happened(List<RecordedEvent> happened, boolean own) {
    if (!own) {
      places.happened(happened);
    }
    if (!held.isAny()) {
      return;
    }
    Set<Cell> ended = new HashSet<>();
    boolean runEnded = false;
    for (RecordedEvent event : happened) {
      if (event.event() instanceof Event.StepEnded step) {
        ended.add(step.cell());
      }
      runEnded |= event.event() instanceof Event.RunEnded;
    }
    if (runEnded) {
      inbox.post(held::runEnded);
    } else if (!ended.isEmpty()) {
      inbox.post(() -> held.ended(ended));
    }
  }

  private final class Steps implements Runs.Steps {
    @Override
    public void start(RunState run, StepState step, Readiness.Verdict.Run verdict) {
      if (!held.isHeld(run, step)) {
        queue.add(new Ready(run, step, verdict, random.nextLong()));
        if (!run.begun) {
          // Somebody may wait for it, while thousands more are decided in this turn.
          run.begun = true;
          workers.hire();
        }
      }
    }

    @Override
    public void drop(StepState step) {
      stopping.drop(step);
    }
  }

  private final class Worked implements Workers.Listener {
    @Override
    public void started(Ready ready) {
      ready.step.attempt = ready.attempt;
      if (ready.step.status == StepStatus.QUEUED) {
        ready.step.become(StepStatus.STARTED);
      }
      if (ready.step.ready == ready) {
        stopping.limit(ready);
      }
    }

    @Override
    public void ended(Ready ready, AttemptResult result) {
      if (isLatest(ready) && runs.isOpen(ready.run)) {
        runs.deciding(ready.run, () -> attempts.ended(ready, result));
      }
    }

    @Override
    public void broke(Ready ready, Throwable broken) {
      isLatest(ready);
      runs.abort(ready.run, broken);
    }

    /** Takes note of the end; false when the attempt was given up before. */
    private boolean isLatest(Ready ready) {
      timers.cancel(ready.timeout);
      if (ready.step.ready != ready) {
        return false;
      }
      ready.step.ready = null;
      return true;
    }
  }

  private final class Log implements Recorder.Listener {
    @Override
    public void recorded(RunState run, List<Runnable> then) {
      inbox.post(() -> {
        for (Runnable next : then) {
          if (runs.isOpen(run)) {
            runs.deciding(run, next);
          }
        }
      });
    }

    @Override
    public void refused(RunState run, Throwable thrown) {
      inbox.post(() -> runs.abort(run, thrown));
    }
  }
}
