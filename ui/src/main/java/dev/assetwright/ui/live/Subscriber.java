package dev.assetwright.ui.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One reader: what waits for it, and the thread that sends it. */
final class Subscriber implements Runnable {
  private final EventSink sink;
  private final Topics topics;
  private final EventHub.Limits limits;
  private final String stream;
  private final Consumer<Subscriber> whenGone;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** By key, in the order of sending. */
  private final Map<String, LiveEvent> waiting = new LinkedHashMap<>();

  private long last;
  private boolean reset;
  private boolean ended;

  Subscriber(
      EventSink sink,
      Topics topics,
      EventHub.Limits limits,
      String stream,
      Consumer<Subscriber> whenGone) {
    this.sink = sink;
    this.topics = topics;
    this.limits = limits;
    this.stream = stream;
    this.whenGone = whenGone;
  }

  /** Takes an event to send; never blocks for longer than a few instructions. */
  void offer(long id, LiveEvent event) {
    if (!topics.include(event)) {
      return;
    }
    lock.lock();
    try {
      last = id;
      // After a reset the page reads everything, this event's facts included.
      if (reset) {
        return;
      }
      waiting.remove(event.key());
      if (waiting.size() == limits.queue()) {
        waiting.clear();
        reset = true;
      } else {
        waiting.put(event.key(), event);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Has the reader look at everything anew. */
  void reset(long id) {
    lock.lock();
    try {
      last = id;
      waiting.clear();
      reset = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream soon. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      sink.send("retry: 1000\n\n");
      String frame = nextFrame();
      while (!frame.isEmpty()) {
        sink.send(frame);
        frame = nextFrame();
      }
    } catch (IOException e) {
      // The reader went away, which is how most streams end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      whenGone.accept(this);
      sink.close();
    }
  }

  /** Waits for something to send; empty when the stream has ended. */
  private String nextFrame() throws InterruptedException {
    lock.lock();
    try {
      long silence = limits.heartbeat().toNanos();
      while (!ended && !reset && waiting.isEmpty()) {
        if (silence <= 0) {
          return ": \n\n";
        }
        silence = changed.awaitNanos(silence);
      }
      long gathering = limits.batch().toNanos();
      while (!ended && gathering > 0) {
        gathering = changed.awaitNanos(gathering);
      }
      return ended ? "" : frame();
    } finally {
      lock.unlock();
    }
  }

  private String frame() {
    StringBuilder text = new StringBuilder("event: ")
        .append(reset ? "reset" : "batch")
        .append("\nid: ")
        .append(stream)
        .append('-')
        .append(last)
        .append("\ndata: [");
    String comma = "";
    for (LiveEvent event : waiting.values()) {
      text.append(comma).append(event.json());
      comma = ",";
    }
    waiting.clear();
    reset = false;
    return text.append("]\n\n").toString();
  }
}
