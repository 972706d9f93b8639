package dev.assetwright.history;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.spi.StoredState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The latest state of every cell, by asset and partition, and the partitions that were added.
 *
 * <p>One thread applies events, any number read. A reader sees each cell whole; two cells may be of different moments, so
 * what must be consistent is decided by the applying thread.
 */
public final class History {
  private static final String WHOLE = "";

  private final Map<AssetKey, Map<String, CellState>> cells = new ConcurrentHashMap<>();
  private final Map<AssetKey, Map<String, ObservedState>> observations = new ConcurrentHashMap<>();
  private final Map<AssetKey, Map<String, Map<String, CheckState>>> checks =
      new ConcurrentHashMap<>();
  private final AddedPartitions partitions = new AddedPartitions();
  private final ChangeLog changes = new ChangeLog();

  /** Whether keys are of a grid: reading a key costs more than anything else that is done with it. */
  private final Map<TimeGrid, Map<String, Boolean>> keys = new ConcurrentHashMap<>();

  /** Starts from what a store has. */
  public static History of(StoredState stored) {
    History history = new History();
    stored.cells().forEach(history::put);
    stored.observations().forEach(history::observe);
    stored.checks().forEach((cell, results) -> history.results(cell).putAll(results));
    stored.partitions().forEach(history.partitions::load);
    return history;
  }

  /** Which cells changed, and partitions of dynamic grids; results of checks are none of it. */
  public ChangeLog changes() {
    return changes;
  }

  /** The state of a cell; {@link CellState#UNKNOWN} when nothing is known. */
  public CellState cell(AssetKey asset, @Nullable String partition) {
    return table(asset).getOrDefault(text(partition), CellState.UNKNOWN);
  }

  /** Whether anything is known of a cell. */
  public boolean isKnown(Cell cell) {
    return table(cell.asset()).containsKey(text(cell.partition()));
  }

  /** The cells of an asset about which something is known, by partition key; the empty text without a grid. */
  public Map<String, CellState> table(AssetKey asset) {
    return cells.getOrDefault(asset, Map.of());
  }

  /** The partitions of dynamic grids. */
  public AddedPartitions partitions() {
    return partitions;
  }

  /** Tells the keys of a grid of time from those that are left from before an asset had that grid. */
  public Predicate<String> keysOf(TimeGrid grid) {
    Map<String, Boolean> known = keys.computeIfAbsent(grid, same -> new ConcurrentHashMap<>());
    return key -> known.computeIfAbsent(key, asked -> isKey(grid, asked));
  }

  private static boolean isKey(TimeGrid grid, String key) {
    try {
      return grid.checked(key).equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What an external cell was last found to be; null when it was never looked at. */
  public @Nullable ObservedState observation(AssetKey asset, @Nullable String partition) {
    return observations.getOrDefault(asset, Map.of()).get(text(partition));
  }

  /** What the cells of an external were last found to be, by partition key; the empty text without a grid. */
  public Map<String, ObservedState> observations(AssetKey asset) {
    return observations.getOrDefault(asset, Map.of());
  }

  /** The latest results of the checks of a cell, by name. */
  public Map<String, CheckState> checks(Cell cell) {
    return checks(cell.asset()).getOrDefault(text(cell.partition()), Map.of());
  }

  /** The same for all cells of an asset that have results, by partition key; the empty text without a grid. */
  public Map<String, Map<String, CheckState>> checks(AssetKey asset) {
    return checks.getOrDefault(asset, Map.of());
  }

  private Map<String, CheckState> results(Cell cell) {
    return checks
        .computeIfAbsent(cell.asset(), key -> new ConcurrentHashMap<>())
        .computeIfAbsent(text(cell.partition()), partition -> new ConcurrentHashMap<>());
  }

  /** Takes note of what an external is, also when that is no event: never seen and absent. */
  public void observe(Cell cell, ObservedState state) {
    observations
        .computeIfAbsent(cell.asset(), key -> new ConcurrentHashMap<>())
        .put(text(cell.partition()), state);
    changes.add(cell.asset(), text(cell.partition()));
  }

  /**
   * Takes note that what was published of a cell is no longer there, such as after a table was dropped by hand. Does nothing
   * when something else has been published since.
   */
  public void lose(Cell cell, CellState.Published lost) {
    Map<String, CellState> table = cells.get(cell.asset());
    if (table == null) {
      return;
    }
    CellState state = table.get(text(cell.partition()));
    // What was skipped may have been so because this was there.
    if (state != null
        && state.published() == lost
        && table.replace(
            text(cell.partition()), state, new CellState(null, state.latest(), null))) {
      changes.add(cell.asset(), text(cell.partition()));
    }
  }

  /** Applies an event that is durable. Events that say nothing about cells change nothing. */
  public void apply(RecordedEvent recorded) {
    Event event = recorded.event();
    if (event instanceof Event.Materialized materialized) {
      publish(materialized.materialization(), materialized.token());
    } else if (event instanceof Event.Skipped skipped) {
      Cell cell = skipped.cell();
      CellState before = cell(cell.asset(), cell.partition());
      put(cell, new CellState(before.published(), before.latest(), skipped.skip()));
    } else if (event instanceof Event.CodeAccepted accepted) {
      Cell cell = accepted.cell();
      CellState before = cell(cell.asset(), cell.partition());
      if (before.provenance() == null) {
        return;
      }
      put(cell, before.withAcceptedCode(accepted.was(), accepted.codeVersion()));
    } else if (event instanceof Event.Renamed renamed) {
      rename(renamed.from(), renamed.to());
    } else if (event instanceof Event.StepEnded ended) {
      end(ended);
    } else if (event instanceof Event.ExternalObserved observed) {
      observed(observed);
    } else if (event instanceof Event.CheckEvaluated check) {
      results(check.cell())
          .put(
              check.check(),
              new CheckState(
                  check.at(),
                  check.run(),
                  check.passed(),
                  check.blocking(),
                  check.warning(),
                  check.message()));
    } else if (event instanceof Event.Forgotten forgotten) {
      Map<String, CellState> table = cells.get(forgotten.cell().asset());
      if (table != null) {
        table.remove(text(forgotten.cell().partition()));
      }
      Map<String, Map<String, CheckState>> results = checks.get(forgotten.cell().asset());
      if (results != null) {
        results.remove(text(forgotten.cell().partition()));
      }
      changes.add(forgotten.cell().asset(), text(forgotten.cell().partition()));
    } else if (event instanceof Event.PartitionsChanged changed) {
      partitions.apply(recorded.sequence(), changed);
      changes.add();
    }
  }

  /** Moves what is known of an asset, and renames it where it was read; what the new name has already stays. */
  private void rename(AssetKey from, AssetKey to) {
    Map<String, CellState> moved = cells.remove(from);
    if (moved != null) {
      Map<String, CellState> there = cells.computeIfAbsent(to, key -> new ConcurrentHashMap<>());
      moved.forEach((partition, state) -> there.merge(
          partition, state, (present, old) -> present.provenance() != null ? present : old));
    }
    move(observations, from, to);
    move(checks, from, to);
    for (Map<String, CellState> table : cells.values()) {
      table.replaceAll((partition, state) -> state.withRenamedInput(from, to));
    }
    changes.addAll();
  }

  private static <V> void move(Map<AssetKey, Map<String, V>> tables, AssetKey from, AssetKey to) {
    Map<String, V> moved = tables.remove(from);
    if (moved != null) {
      Map<String, V> there = tables.computeIfAbsent(to, key -> new ConcurrentHashMap<>());
      moved.forEach(there::putIfAbsent);
    }
  }

  private void publish(Materialization made, @Nullable String token) {
    Cell cell = made.cell();
    CellState.Published before = cell(cell.asset(), cell.partition()).published();
    boolean equal = before != null && before.dataVersion().equals(made.dataVersion());
    Instant changedAt = equal ? before.changedAt() : made.at();
    put(
        cell,
        new CellState(
            new CellState.Published(
                made.at(),
                changedAt,
                made.run(),
                made.codeVersion(),
                made.configFingerprint(),
                made.dataVersion(),
                made.rows(),
                token,
                made.inputs()),
            new CellState.Latest(made.at(), made.run(), StepStatus.SUCCEEDED, "", null),
            null));
  }

  private void end(Event.StepEnded ended) {
    boolean own = ended.status() == StepStatus.FAILED
        || (ended.attempt() > 0
            && (ended.status() == StepStatus.SKIPPED
                || ended.status() == StepStatus.CANCELED
                || ended.status() == StepStatus.INTERRUPTED));
    if (!own) {
      return;
    }
    Cell cell = ended.cell();
    @Nullable Failure failure = ended.failure();
    put(
        cell,
        cell(cell.asset(), cell.partition())
            .withLatest(new CellState.Latest(
                ended.at(), ended.run(), ended.status(), ended.reason(), failure)));
  }

  private void observed(Event.ExternalObserved seen) {
    ObservedState before = observation(seen.cell().asset(), seen.cell().partition());
    String last = null;
    if (seen.version() == null && before != null) {
      last = before.version() != null ? before.version() : before.lastVersion();
    }
    observe(
        seen.cell(),
        new ObservedState(seen.version(), seen.changedAt(), seen.at(), seen.absentReason(), last));
  }

  private void put(Cell cell, CellState state) {
    cells
        .computeIfAbsent(cell.asset(), key -> new ConcurrentHashMap<>())
        .put(text(cell.partition()), state);
    changes.add(cell.asset(), text(cell.partition()));
  }

  private static String text(@Nullable String partition) {
    return partition == null ? WHOLE : partition;
  }
}
