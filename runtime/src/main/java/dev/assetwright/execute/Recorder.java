package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gathers what happens to each run until it is {@linkplain #flush handed} to the log: the ends of a hundred steps cost one write
 * and one message back. Each run's events are written in the order given here, and what is to follow from them follows once they
 * are durable.
 *
 * <p>Safe for several threads.
 */
final class Recorder {
  /** Told on the store's thread. */
  interface Listener {
    /** These events are durable; {@code then}, which may be nothing, is to be done in this order. */
    void recorded(RunState run, List<Runnable> then);

    /** None of these events was written. */
    void refused(RunState run, Throwable thrown);
  }

  /** So many events wait for the disk at most before new attempts do. */
  private static final int MOST_WAITING = 5_000;

  private record Gathered(List<Event> events, List<Runnable> then) {}

  private final EventFlow events;
  private final Listener listener;
  private final AtomicInteger waiting = new AtomicInteger();
  private Map<RunState, Gathered> gathered = new LinkedHashMap<>();

  Recorder(EventFlow events, Listener listener) {
    this.events = events;
    this.listener = listener;
  }

  synchronized void record(RunState run, List<? extends Event> recorded) {
    gather(run, recorded);
  }

  synchronized void record(RunState run, List<? extends Event> recorded, Runnable then) {
    gather(run, recorded).then().add(then);
  }

  /**
   * Whether the log falls behind. Then no attempt should start but the first of what somebody asks for: what is written now would
   * only make whoever clicks wait for all of it. Whoever asked is told of what was recorded soon.
   */
  boolean isBehind() {
    return waiting.get() > MOST_WAITING;
  }

  private Gathered gather(RunState run, List<? extends Event> recorded) {
    run.unwritten.addAndGet(recorded.size());
    Gathered more =
        gathered.computeIfAbsent(run, key -> new Gathered(new ArrayList<>(), new ArrayList<>()));
    more.events().addAll(recorded);
    return more;
  }

  /** Hands over what gathered, in one write for each run; does not wait for the disk. */
  synchronized void flush() {
    if (gathered.isEmpty()) {
      return;
    }
    Map<RunState, Gathered> writing = gathered;
    gathered = new LinkedHashMap<>();
    // Under the lock, so that what comes next is written behind it.
    writing.forEach((run, written) -> {
      int count = written.events().size();
      waiting.addAndGet(count);
      events.append(written.events()).whenComplete((nothing, thrown) -> {
        waiting.addAndGet(-count);
        run.unwritten.addAndGet(-count);
        if (thrown == null) {
          listener.recorded(run, written.then());
        } else {
          listener.refused(run, thrown);
        }
      });
    });
  }

  /** Writes an event behind all that gathered, and waits until it is durable. Throws as {@link EventFlow#appendAndWait}. */
  void recordAndWait(Event event) {
    flush();
    events.appendAndWait(List.of(event));
  }
}
