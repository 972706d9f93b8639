package dev.assetwright.history;

import dev.assetwright.json.Json;
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
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest state of every cell, by asset and partition, and the partitions that were added.
 *
 * <p>One thread applies events, any number read. A reader sees each cell whole; two cells may be of different moments, unless
 * both are looked at within one {@link #reading question}.
 */
public final class History {
  /** Readers wait for no more events than this. */
  private static final int MOST_AT_ONCE = 64;

  /** The same of events that change many cells each. */
  private static final int MOST_CELLS_AT_ONCE = 1_000;

  private static final String WHOLE = "";

  private static final NavigableSet<String> NONE = Collections.emptyNavigableSet();

  private final Map<AssetKey, CellTable> cells = new ConcurrentHashMap<>();
  private final Names names;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<AssetKey, Map<String, ObservedState>> observations = new ConcurrentHashMap<>();
  private final Map<AssetKey, Map<String, Map<String, CheckState>>> checks =
      new ConcurrentHashMap<>();
  /** By the name of a check the partitions on which it did not pass last, so that nobody has to look for them. */
  private final Map<AssetKey, Map<String, NavigableSet<String>>> unpassed =
      new ConcurrentHashMap<>();

  private final AddedPartitions partitions = new AddedPartitions();
  private final ChangeLog changes = new ChangeLog();

  /** Whether keys are of a grid: reading a key costs more than anything else that is done with it. */
  private final Map<TimeGrid, Map<String, Boolean>> keys = new ConcurrentHashMap<>();

  /** Makes one that knows nothing. */
  public History() {
    this(new Names());
  }

  private History(Names names) {
    this.names = names;
  }

  /** Starts from what a store has. */
  public static History of(StoredState stored) {
    History history = new History();
    history.writing(
        () -> stored.cells().forEach((cell, state) -> history.put(cell, asPublished(state))));
    stored.observations().forEach(history::observe);
    stored
        .checks()
        .forEach((cell, results) ->
            results.forEach((check, state) -> history.result(cell, check, state)));
    stored.partitions().forEach(history.partitions::load);
    return history;
  }

  /** Of a cell that the newest step published the log knows why it ran, which nobody asks of here, as after {@link #publish}. */
  private static CellState asPublished(CellState stored) {
    CellState.Published published = stored.published();
    CellState.Latest latest = stored.latest();
    return published != null
            && latest != null
            && latest.status() == StepStatus.SUCCEEDED
            && latest.run().equals(published.run())
        ? stored.withLatest(succeeded(published.at(), published.run()))
        : stored;
  }

  private static CellState.Latest succeeded(Instant at, String run) {
    return new CellState.Latest(at, run, StepStatus.SUCCEEDED, "", null);
  }

  /** How many cells are known. */
  public long count() {
    return reading(() -> cells.values().stream().mapToLong(CellTable::count).sum());
  }

  /** Writes all that is known, while nobody changes it. */
  void write(ColumnWriter to) throws IOException {
    names.write(to);
    to.putInt(cells.size());
    for (Map.Entry<AssetKey, CellTable> each : cells.entrySet()) {
      to.putText(each.getKey().toString());
      each.getValue().write(to);
    }
    to.putInt(observations.size());
    for (Map.Entry<AssetKey, Map<String, ObservedState>> each : observations.entrySet()) {
      to.putText(each.getKey().toString());
      to.putText(Json.facts().write(new Seen(each.getValue())));
    }
    to.putInt(checks.size());
    for (Map.Entry<AssetKey, Map<String, Map<String, CheckState>>> each : checks.entrySet()) {
      to.putText(each.getKey().toString());
      to.putText(Json.facts().write(new Results(each.getValue())));
    }
    to.putText(Json.facts().write(new Added(partitions.all())));
  }

  /** Reads what {@link #write} wrote. */
  static History read(ColumnReader from) throws IOException {
    History history = new History(Names.read(from));
    for (int left = from.getInt(); left > 0; left--) {
      AssetKey asset = AssetKey.parse(from.getText());
      history.cells.put(asset, CellTable.read(from, history.names));
    }
    for (int left = from.getInt(); left > 0; left--) {
      AssetKey asset = AssetKey.parse(from.getText());
      Seen seen = Json.facts().read(from.getText(), Seen.class);
      history.observations.put(asset, new ConcurrentHashMap<>(seen.byPartition()));
    }
    for (int left = from.getInt(); left > 0; left--) {
      Map<String, Map<String, CheckState>> results = new ConcurrentHashMap<>();
      history.checks.put(AssetKey.parse(from.getText()), results);
      Json.facts()
          .read(from.getText(), Results.class)
          .byPartition()
          .forEach((partition, each) -> results.put(partition, new ConcurrentHashMap<>(each)));
    }
    history.checks.keySet().forEach(history::findUnpassed);
    Json.facts().read(from.getText(), Added.class).byGrid().forEach(history.partitions::load);
    history.changes.addAll();
    return history;
  }

  private record Seen(Map<String, ObservedState> byPartition) {}

  private record Results(Map<String, Map<String, CheckState>> byPartition) {}

  private record Added(Map<String, List<String>> byGrid) {}

  /** Which cells changed, and partitions of dynamic grids; results of checks are none of it. */
  public ChangeLog changes() {
    return changes;
  }

  /** The state of a cell; {@link CellState#UNKNOWN} when nothing is known. */
  public CellState cell(AssetKey asset, @Nullable String partition) {
    return reading(() -> known(asset, partition));
  }

  private CellState known(AssetKey asset, @Nullable String partition) {
    CellTable table = cells.get(asset);
    int key = names.findKey(partition);
    int place = table == null || key < 0 ? -1 : table.find(key);
    return place < 0 ? CellState.UNKNOWN : table.get(place);
  }

  /** Whether anything is known of a cell. */
  public boolean isKnown(Cell cell) {
    return reading(() -> {
      CellTable table = cells.get(cell.asset());
      int key = names.findKey(cell.partition());
      return table != null && key >= 0 && table.find(key) >= 0;
    });
  }

  /**
   * The cells of an asset about which something is known; null when there are none. Only for those who are {@link #reading},
   * for as long as they are.
   */
  public @Nullable CellTable table(AssetKey asset) {
    return cells.get(asset);
  }

  /** The numbers that tables are asked by. */
  public Names names() {
    return names;
  }

  /** Answers a question while nothing changes; may be asked within another one. */
  public <T extends @Nullable Object> T reading(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void writing(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Of how many cells of an asset something is known. */
  public int count(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table == null ? 0 : table.count();
    });
  }

  /** The partition keys of an asset of which something is known; the empty text without a grid. */
  public List<String> partitions(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table == null ? List.of() : table.keys();
    });
  }

  /** Hands over what is known of each cell of an asset, by partition key; the empty text without a grid. */
  public void forEach(AssetKey asset, BiConsumer<String, CellState> consumer) {
    reading(() -> {
      CellTable table = cells.get(asset);
      if (table != null) {
        table.forEach(consumer);
      }
      return null;
    });
  }

  /** The data version that is published of a cell; null when nothing is. */
  public @Nullable String dataVersion(AssetKey asset, @Nullable String partition) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      int key = names.findKey(partition);
      int place = table == null || key < 0 ? -1 : table.find(key);
      return place < 0 ? null : table.dataVersion(place);
    });
  }

  /** Whether something is published of a cell. */
  public boolean isPublished(AssetKey asset, @Nullable String partition) {
    lock.readLock().lock();
    try {
      CellTable table = cells.get(asset);
      int key = names.findKey(partition);
      int place = table == null || key < 0 ? -1 : table.find(key);
      return place >= 0 && table.isPublished(place);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** How many rows are published of a cell; -1 when nothing is, or what is has no rows. */
  public long rows(AssetKey asset, @Nullable String partition) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      int key = names.findKey(partition);
      int place = table == null || key < 0 ? -1 : table.find(key);
      return place < 0 ? -1 : table.rows(place);
    });
  }

  /** Hands over what is published of an asset: partition keys, the empty text without a grid, and data versions. */
  public void forEachVersion(AssetKey asset, BiConsumer<String, String> consumer) {
    reading(() -> {
      CellTable table = cells.get(asset);
      if (table != null) {
        table.forEachVersion(consumer);
      }
      return null;
    });
  }

  /** Whether something is published of any cell of an asset. */
  public boolean isAnyPublished(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table != null && table.isAnyPublished();
    });
  }

  /** Whether some cell of an asset was made, and its data is gone. */
  public boolean isAnyLost(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table != null && table.isAnyLost();
    });
  }

  /** Whether some cell of an asset is published, or its method said that there is nothing to produce. */
  public boolean isAnySettled(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table != null && table.isAnySettled();
    });
  }

  /** Whether what was published or skipped of some cell is on record as made from an asset, there or absent. */
  public boolean isAnyReaderOf(AssetKey asset) {
    return reading(() -> cells.values().stream()
        .filter(table -> table.mayHaveRead(asset))
        .anyMatch(table -> isReader(table, asset)));
  }

  private static boolean isReader(CellTable table, AssetKey asset) {
    AtomicBoolean found = new AtomicBoolean();
    table.forEach((partition, state) -> {
      if (isReader(state.published(), asset) || isReader(state.skipped(), asset)) {
        found.set(true);
      }
    });
    return found.get();
  }

  private static boolean isReader(CellState.@Nullable Provenance of, AssetKey asset) {
    return of != null && of.inputs().stream().anyMatch(input -> input.upstream().equals(asset));
  }

  /** What was published last of an asset, of whichever partition; null when nothing is. */
  public CellState.@Nullable Published lastPublished(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table == null ? null : table.lastPublished();
    });
  }

  /** When what was published last of an asset was published; null when nothing is. */
  public @Nullable Instant lastPublishedAt(AssetKey asset) {
    return reading(() -> {
      CellTable table = cells.get(asset);
      return table == null ? null : table.lastPublishedAt();
    });
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

  /** The partitions on which a check did not pass last, sorted; the empty text without a grid. */
  public NavigableSet<String> unpassed(AssetKey asset, String check) {
    return unpassed.getOrDefault(asset, Map.of()).getOrDefault(check, NONE);
  }

  private void result(Cell cell, String check, CheckState state) {
    results(cell).put(check, state);
    Map<String, NavigableSet<String>> byCheck =
        unpassed.computeIfAbsent(cell.asset(), key -> new ConcurrentHashMap<>());
    if (!state.passed()) {
      byCheck
          .computeIfAbsent(check, name -> new ConcurrentSkipListSet<>())
          .add(text(cell.partition()));
    } else if (byCheck.containsKey(check)) {
      byCheck.get(check).remove(text(cell.partition()));
    }
  }

  private void findUnpassed(AssetKey asset) {
    checks(asset).forEach((partition, results) -> {
      Cell cell = new Cell(asset, partition.isEmpty() ? null : partition);
      results.forEach((check, state) -> result(cell, check, state));
    });
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
    writing(() -> {
      CellState state = known(cell.asset(), cell.partition());
      if (lost.equals(state.published())) {
        CellState.Latest latest = state.latest();
        // What was skipped may have been so because this was there. What ended since without data
        // tells nothing of what is gone.
        put(
            cell,
            new CellState(
                null,
                latest != null && latest.status() == StepStatus.FAILED
                    ? latest
                    : succeeded(lost.at(), lost.run()),
                null));
      }
    });
  }

  /** Applies events that are durable; whoever reads in between sees some of them. */
  public void apply(List<RecordedEvent> recorded) {
    for (int from = 0; from < recorded.size(); from += MOST_AT_ONCE) {
      List<RecordedEvent> some =
          recorded.subList(from, Math.min(from + MOST_AT_ONCE, recorded.size()));
      if (some.stream().anyMatch(event -> event.event() instanceof Event.CodeAccepted)) {
        some.forEach(this::apply);
      } else {
        writing(() -> some.forEach(this::change));
      }
    }
  }

  /** Applies an event that is durable. Events that say nothing about cells change nothing. */
  public void apply(RecordedEvent recorded) {
    if (recorded.event() instanceof Event.CodeAccepted accepted) {
      for (int from = 0; from < accepted.cells().size(); from += MOST_CELLS_AT_ONCE) {
        List<Cell> some = accepted
            .cells()
            .subList(from, Math.min(from + MOST_CELLS_AT_ONCE, accepted.cells().size()));
        writing(() -> some.forEach(cell -> accept(cell, accepted)));
      }
    } else {
      writing(() -> change(recorded));
    }
  }

  private void accept(Cell cell, Event.CodeAccepted accepted) {
    CellState before = known(cell.asset(), cell.partition());
    if (before.provenance() != null) {
      put(cell, before.withAcceptedCode(accepted.was(), accepted.codeVersion()));
    }
  }

  private void change(RecordedEvent recorded) {
    Event event = recorded.event();
    if (event instanceof Event.Materialized materialized) {
      publish(materialized.materialization(), materialized.token());
    } else if (event instanceof Event.Reverted reverted) {
      revert(reverted);
    } else if (event instanceof Event.Skipped skipped) {
      Cell cell = skipped.cell();
      CellState before = cell(cell.asset(), cell.partition());
      put(cell, new CellState(before.published(), before.latest(), skipped.skip()));
    } else if (event instanceof Event.Renamed renamed) {
      rename(renamed.from(), renamed.to());
    } else if (event instanceof Event.StepEnded ended) {
      end(ended);
    } else if (event instanceof Event.ExternalObserved observed) {
      observed(observed);
    } else if (event instanceof Event.CheckEvaluated check) {
      result(
          check.cell(),
          check.check(),
          new CheckState(
              check.at(),
              check.run(),
              check.passed(),
              check.blocking(),
              check.warning(),
              check.message()));
    } else if (event instanceof Event.Forgotten forgotten) {
      CellTable table = cells.get(forgotten.cell().asset());
      if (table != null) {
        table.remove(names.key(forgotten.cell().partition()));
      }
      Map<String, Map<String, CheckState>> results = checks.get(forgotten.cell().asset());
      if (results != null) {
        results.remove(text(forgotten.cell().partition()));
      }
      unpassed
          .getOrDefault(forgotten.cell().asset(), Map.of())
          .values()
          .forEach(of -> of.remove(text(forgotten.cell().partition())));
      changes.add(forgotten.cell().asset(), text(forgotten.cell().partition()));
    } else if (event instanceof Event.PartitionsChanged changed) {
      partitions.apply(recorded.sequence(), changed);
      changes.add();
    }
  }

  /** Moves what is known of an asset, and renames it where it was read; what the new name has already stays. */
  private void rename(AssetKey from, AssetKey to) {
    CellTable moved = cells.remove(from);
    if (moved != null) {
      moved.forEach((partition, old) -> {
        Cell cell = new Cell(to, partition.isEmpty() ? null : partition);
        if (known(to, cell.partition()).provenance() == null) {
          put(cell, old);
        }
      });
    }
    move(observations, from, to);
    move(checks, from, to);
    unpassed.remove(from);
    findUnpassed(to);
    for (CellTable table : cells.values()) {
      if (table.mayHaveRead(from)) {
        table.keys().forEach(partition -> {
          int key = names.keys.of(partition);
          table.put(key, table.get(table.find(key)).withRenamedInput(from, to));
        });
      }
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
    put(
        made.cell(),
        new CellState(published(made, token, made.at()), succeeded(made.at(), made.run()), null));
  }

  private void revert(Event.Reverted event) {
    Cell cell = event.materialization().cell();
    CellState.Latest latest = cell(cell.asset(), cell.partition()).latest();
    put(cell, new CellState(published(event.materialization(), null, event.at()), latest, null));
  }

  private CellState.Published published(
      Materialization made, @Nullable String token, Instant publishedAt) {
    CellState.Published before =
        cell(made.cell().asset(), made.cell().partition()).published();
    boolean equal = before != null && before.dataVersion().equals(made.dataVersion());
    return new CellState.Published(
        made.at(),
        equal ? before.changedAt() : publishedAt,
        made.run(),
        made.codeVersion(),
        made.configFingerprint(),
        made.dataVersion(),
        made.rows(),
        token,
        made.inputs());
  }

  private void end(Event.StepEnded ended) {
    if (!ended.isOfCell() || ended.status() == StepStatus.SUCCEEDED) {
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
        .computeIfAbsent(cell.asset(), key -> new CellTable(names))
        .put(names.key(cell.partition()), state);
    changes.add(cell.asset(), text(cell.partition()));
  }

  private static String text(@Nullable String partition) {
    return partition == null ? WHOLE : partition;
  }
}
