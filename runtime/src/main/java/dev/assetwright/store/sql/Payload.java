package dev.assetwright.store.sql;

import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What an event's row holds beside its columns, as JSON. Fields may be added, if reading works without them; none is ever
 * renamed or taken away.
 */
sealed interface Payload {
  record Queued(RunRequest request, String process) implements Payload {}

  record Ended(RunStatus status, String reason) implements Payload {}

  record Attempt(int attempt) implements Payload {}

  record AttemptFailed(int attempt, Failure failure, Instant retryAt) implements Payload {}

  /** The materializations by number, since they have a table; {@code partitions} is null for none. */
  record Publishing(
      String token, List<Long> materializations, @Nullable List<PartitionsChanged> partitions)
      implements Payload {
    List<Event.PartitionsChanged> partitionsChanged(Instant at) {
      return partitions == null
          ? List.of()
          : partitions.stream().map(changed -> changed.event(at)).toList();
    }
  }

  record Dropped(String token) implements Payload {}

  record StepEnded(
      int attempt,
      StepStatus status,
      String reason,
      @Nullable Failure failure) implements Payload {}

  /** The inputs as in table {@code materialization}: the number of a cell and its version, in turn. */
  record Skipped(String codeVersion, String configFingerprint, List<Object> inputs, String reason)
      implements Payload {}

  record Renamed(AssetKey from, AssetKey to) implements Payload {}

  /**
   * Of several cells {@code cells} has their numbers, as ranges: where each begins and how many follow, in turn; and {@code
   * partition} is the last one's key. Both are null for the one cell that the event's row names.
   */
  record CodeAccepted(
      String was,
      String codeVersion,
      String because,
      @Nullable List<Long> cells,
      @Nullable String partition)
      implements Payload {
    /** Writes ascending numbers as ranges. */
    static List<Long> ranges(List<Long> numbers) {
      List<Long> ranges = new ArrayList<>();
      for (int from = 0, to; from < numbers.size(); from = to) {
        to = from + 1;
        while (to < numbers.size() && numbers.get(to) == numbers.get(to - 1) + 1) {
          to++;
        }
        ranges.add(numbers.get(from));
        ranges.add((long) to - from);
      }
      return ranges;
    }

    /** The numbers of the cells, ascending. */
    List<Long> numbers(long only) {
      if (cells == null) {
        return List.of(only);
      }
      List<Long> numbers = new ArrayList<>();
      for (int at = 0; at < cells.size(); at += 2) {
        long first = cells.get(at);
        LongStream.range(first, first + cells.get(at + 1)).forEach(numbers::add);
      }
      return numbers;
    }

    /** How many cells. */
    int count() {
      int count = cells == null ? 1 : 0;
      for (int at = 1; cells != null && at < cells.size(); at += 2) {
        count += cells.get(at).intValue();
      }
      return count;
    }
  }

  record PartitionsChanged(String grid, List<String> added, List<String> removed)
      implements Payload {
    Event.PartitionsChanged event(Instant at) {
      return new Event.PartitionsChanged(at, grid, added, removed);
    }
  }

  record BackfillStarted(String backfill, BackfillRequest request) implements Payload {}

  record BackfillChanged(String backfill, BackfillStatus status, boolean retries, String reason)
      implements Payload {}

  record Check(String check, boolean passed, boolean blocking, boolean warning, String message)
      implements Payload {}

  record Observed(
      @Nullable String version,
      @Nullable Instant changedAt,
      @Nullable String absentReason) implements Payload {}

  record Ticked(
      String cron,
      ZoneId zone,
      Instant due,
      List<AssetKey> assets,
      @Nullable String run,
      String reason)
      implements Payload {}

  static Publishing of(Event.Publishing event, List<Long> materializations) {
    List<PartitionsChanged> partitions =
        event.partitions().stream().map(Payload::of).toList();
    return new Publishing(
        event.token(), materializations, partitions.isEmpty() ? null : partitions);
  }

  static PartitionsChanged of(Event.PartitionsChanged event) {
    return new PartitionsChanged(event.grid(), event.added(), event.removed());
  }

  static Ticked of(Event.Ticked event) {
    return new Ticked(
        event.schedule().cron(),
        event.schedule().zone(),
        event.due(),
        event.assets(),
        event.run(),
        event.reason());
  }
}
