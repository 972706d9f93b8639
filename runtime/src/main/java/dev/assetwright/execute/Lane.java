package dev.assetwright.execute;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceStore.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run that are ready, in the order in which they came to be so. Those that want the same places of pools stand in
 * one line, so that a line without room is passed by at the cost of one look.
 *
 * <p>Belongs to {@link ReadyQueue}.
 */
final class Lane {
  final RunState run;
  private final Priority priority;

  /** How many of its attempts are under way. */
  int running;

  /** How many have begun since there was nothing left to begin. */
  int started;

  private final Map<List<Place>, Line> lines = new LinkedHashMap<>();

  private static final class Line implements Pools.Asking {
    private final Priority priority;
    private final Deque<Ready> waiting = new ArrayDeque<>();

    Line(Priority priority) {
      this.priority = priority;
    }

    @Override
    public Priority priority() {
      return priority;
    }

    @Override
    public int attempts(int most) {
      int count = 0;
      for (Iterator<Ready> each = waiting.iterator(); each.hasNext() && count < most; ) {
        count += each.next().over ? 0 : 1;
      }
      return count;
    }

    private @Nullable Ready head() {
      while (!waiting.isEmpty() && waiting.getFirst().over) {
        waiting.removeFirst();
      }
      return waiting.peekFirst();
    }
  }

  Lane(RunState run, Priority priority) {
    this.run = run;
    this.priority = priority;
  }

  void add(Ready ready) {
    lines
        .computeIfAbsent(ready.step.places, places -> new Line(priority))
        .waiting
        .addLast(ready);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Takes the first step that there are places for, and the places; null when there is none. */
  @Nullable
  Ready take(Pools pools) {
    for (Iterator<Map.Entry<List<Place>, Line>> each = lines.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<List<Place>, Line> entry = each.next();
      Line line = entry.getValue();
      Ready head = line.head();
      boolean taken = head != null && pools.take(entry.getKey(), line);
      if (taken) {
        line.waiting.removeFirst();
      }
      if (line.head() == null) {
        pools.leave(entry.getKey(), line);
        each.remove();
      }
      if (taken) {
        return head;
      }
    }
    return null;
  }
}
