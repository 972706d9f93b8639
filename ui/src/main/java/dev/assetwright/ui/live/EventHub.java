package dev.assetwright.ui.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to any number of readers, each at its own speed.
 *
 * <p>The last events are kept, so that a reader that lost its connection hears what it missed. One
 * that was away too long, or reads too slowly, is told to look at everything anew ({@code reset})
 * and never holds up a publisher. Safe for several threads.
 */
public final class EventHub implements AutoCloseable {
  /**
   * How much is kept, and when it is sent.
   *
   * @param ring how many events are kept for readers that come back
   * @param queue how many events of different keys may wait for one reader
   * @param batch how long events are gathered before they are sent together
   * @param heartbeat how long a stream may be silent
   */
  public record Limits(int ring, int queue, Duration batch, Duration heartbeat) {
    /** The limits of a server. */
    public static final Limits STANDARD =
        new Limits(4096, 512, Duration.ofMillis(100), Duration.ofSeconds(15));
  }

  private final String stream;
  private final Limits limits;
  private final ExecutorService threads = StreamThreads.start();

  /** Not a monitor: up to JDK 23 those hold on to the carrier of a virtual thread. */
  private final ReentrantLock lock = new ReentrantLock();

  private final @Nullable LiveEvent[] ring;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private long oldest = 1;
  private long last = 0;
  private boolean closed;

  /**
   * Opens a hub.
   *
   * @param stream tells this hub's events from those of the process before; made of a-z and 0-9
   */
  public EventHub(String stream, Limits limits) {
    this.stream = stream;
    this.limits = limits;
    ring = new LiveEvent[limits.ring()];
  }

  /** Sends an event to whoever wants it; returns at once. */
  public void publish(LiveEvent event) {
    lock.lock();
    try {
      last++;
      ring[(int) (last % ring.length)] = event;
      oldest = Math.max(oldest, last - ring.length + 1);
      for (Subscriber subscriber : subscribers) {
        subscriber.offer(last, event);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes that something changed which nobody was there to hear; who comes back starts anew. */
  public void publishNothing() {
    lock.lock();
    try {
      last++;
      oldest = last + 1;
      subscribers.forEach(subscriber -> subscriber.reset(last));
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether anybody listens. */
  public boolean isHeard() {
    return subscribers() > 0;
  }

  /** Returns how many listen. */
  public int subscribers() {
    lock.lock();
    try {
      return subscribers.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends events to a reader until it is gone or the hub closes, and then closes the sink.
   *
   * @param lastEventId the last one it has; null for a reader that has just read everything
   */
  public void attach(EventSink sink, Topics topics, @Nullable String lastEventId) {
    lock.lock();
    try {
      if (closed) {
        sink.close();
        return;
      }
      Subscriber subscriber = new Subscriber(sink, topics, limits, stream, this::detach);
      subscribers.add(subscriber);
      if (lastEventId != null) {
        catchUp(subscriber, lastEventId);
      }
      threads.execute(subscriber);
    } finally {
      lock.unlock();
    }
  }

  private void catchUp(Subscriber subscriber, String lastEventId) {
    long heard = number(lastEventId);
    if (heard < oldest - 1 || heard > last) {
      subscriber.reset(last);
      return;
    }
    for (long id = heard + 1; id <= last; id++) {
      LiveEvent event = ring[(int) (id % ring.length)];
      if (event != null) {
        subscriber.offer(id, event);
      }
    }
  }

  /** Returns the number in an id of this stream, or -1. */
  private long number(String id) {
    String start = stream + "-";
    try {
      return id.startsWith(start) ? Long.parseLong(id.substring(start.length())) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void detach(Subscriber subscriber) {
    lock.lock();
    try {
      subscribers.remove(subscriber);
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams; a reader in the middle of a frame is cut off. */
  @Override
  public void close() {
    List<Subscriber> ending;
    lock.lock();
    try {
      closed = true;
      ending = new ArrayList<>(subscribers);
    } finally {
      lock.unlock();
    }
    ending.forEach(Subscriber::end);
    threads.shutdownNow();
  }
}
