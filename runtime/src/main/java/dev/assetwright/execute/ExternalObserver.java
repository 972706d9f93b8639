package dev.assetwright.execute;

import dev.assetwright.AssetContext;
import dev.assetwright.Observed;
import dev.assetwright.Outputs;
import dev.assetwright.Partition;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.observe.Observation;
import dev.assetwright.observe.ObservationResolver;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the external assets and records what changed. A partition that is absent and never was there makes no event: of six
 * thousand days without a file nothing need be kept.
 */
public final class ExternalObserver {
  private static final int MOST_EVENTS_AT_ONCE = 1_000;
  private final EventFlow events;
  private final ObservationResolver resolver;
  private final Clock clock;

  public ExternalObserver(EventFlow events, ObservationResolver resolver, Clock clock) {
    this.events = events;
    this.resolver = resolver;
    this.clock = clock;
  }

  /**
   * An external that could not be looked at; what was known of it stays.
   *
   * @param partitions the partitions that could not be read while others were; empty when nothing could
   */
  public record Problem(AssetKey asset, List<String> partitions, Failure failure) {
    public Problem {
      partitions = List.copyOf(partitions);
    }

    /** One sentence about it. */
    public String sentence() {
      return partitions.size() < 2
          ? "'%s' could not be looked at: %s".formatted(asset, failure.message())
          : "%d partitions of '%s' could not be looked at, first '%s': %s"
              .formatted(partitions.size(), asset, partitions.get(0), failure.message());
    }
  }

  /** Looks at all externals of a graph, one caller at a time; returns those that could not be looked at. */
  public synchronized List<Problem> observe(AssetCode code) {
    List<Problem> problems = new ArrayList<>();
    Instant now = clock.instant();
    List<Event> changes = new ArrayList<>();
    for (AssetDefinition asset : code.graph().assets()) {
      if (asset.isExternal()) {
        try {
          observe(code, asset, now, changes, problems);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return problems;
        } catch (Throwable thrown) {
          if (thrown instanceof VirtualMachineError error) {
            throw error;
          }
          problems.add(new Problem(asset.key(), List.of(), Failures.of(thrown)));
        }
      }
    }
    for (int from = 0; from < changes.size(); from += MOST_EVENTS_AT_ONCE) {
      events.appendAndWait(
          changes.subList(from, Math.min(changes.size(), from + MOST_EVENTS_AT_ONCE)));
    }
    resolver.save();
    return problems;
  }

  private void observe(
      AssetCode code,
      AssetDefinition asset,
      Instant now,
      List<Event> changes,
      List<Problem> problems)
      throws Throwable {
    ProducerDefinition producer = asset.producer();
    Grid grid = asset.grid();
    if (grid == null) {
      note(asset.key(), null, call(code, producer, null), now, changes);
      return;
    }
    Extent extent = grid.at(now, events.history().partitions());
    List<String> unread = new ArrayList<>();
    StoreUnavailableException first = null;
    Map<?, ?> all = producer.takesPartition() ? null : (Map<?, ?>) returned(code, producer, null);
    for (int ordinal = 0; ordinal < extent.count(); ordinal++) {
      Partition partition = extent.partition(ordinal);
      Observed seen;
      if (all == null) {
        seen = call(code, producer, partition);
      } else {
        Object found = all.get(partition);
        seen = found == null ? Observed.absent("nothing is there") : (Observed) found;
      }
      try {
        note(asset.key(), partition.key(), seen, now, changes);
      } catch (StoreUnavailableException e) {
        first = first == null ? e : first;
        unread.add(partition.key());
        noteUnread(new Cell(asset.key(), partition.key()), e, now);
      }
    }
    if (first != null) {
      problems.add(new Problem(asset.key(), unread, Failures.of(first)));
    }
  }

  /** What was never seen is absent for now, with the reason; what is known stays. */
  private void noteUnread(Cell cell, StoreUnavailableException why, Instant now) {
    if (events.history().observation(cell.asset(), cell.partition()) == null) {
      events.history().observe(cell, new ObservedState(null, null, now, why.getMessage(), null));
    }
  }

  private static Observed call(
      AssetCode code, ProducerDefinition producer, @Nullable Partition partition) throws Throwable {
    return (Observed) returned(code, producer, partition);
  }

  private static Object returned(
      AssetCode code, ProducerDefinition producer, @Nullable Partition partition) throws Throwable {
    Object returned = code.invoke(producer.method(), new ObservationArguments(partition));
    if (returned == null) {
      throw new NullOutputException(producer.first());
    }
    return returned;
  }

  private void note(
      AssetKey asset,
      @Nullable String partition,
      Observed observed,
      Instant now,
      List<Event> changes) {
    Observation seen = resolver.resolve(observed);
    ObservedState before = events.history().observation(asset, partition);
    Cell cell = new Cell(asset, partition);
    if (seen.isPresent()) {
      if (before == null || !seen.version().equals(before.version())) {
        changes.add(new Event.ExternalObserved(now, cell, seen.version(), seen.changedAt(), null));
      }
    } else if (before == null) {
      events.history().observe(cell, new ObservedState(null, null, now, seen.absentReason(), null));
    } else if (before.isPresent()) {
      changes.add(new Event.ExternalObserved(now, cell, null, null, seen.absentReason()));
    } else if (!Objects.equals(before.absentReason(), seen.absentReason())) {
      events
          .history()
          .observe(
              cell, new ObservedState(null, null, now, seen.absentReason(), before.lastVersion()));
    }
  }

  /** What an observing method may ask for. */
  private record ObservationArguments(@Nullable Partition observed) implements Arguments {
    @Override
    public Partition partition() {
      if (observed == null) {
        throw new IllegalStateException("This external is observed as a whole.");
      }
      return observed;
    }

    @Override
    public AssetContext context() {
      throw new IllegalStateException("An observation has no attempt.");
    }

    @Override
    public Outputs outputs() {
      throw new IllegalStateException("An external makes no assets.");
    }

    @Override
    public @Nullable Object input(int index) {
      throw new IllegalStateException("An external reads no assets.");
    }
  }
}
