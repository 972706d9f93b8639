package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The partitions of an asset as runs of equal state: how each stands, and over that what is happening to it. */
final class PartitionRuns {
  private static final int MOST_KEYS = 2_000;
  private static final int MOST_RUNS = 2_000;

  private PartitionRuns() {}

  /** What a partition is shown as; in the order in which counts are told, what wants attention first. */
  private enum State {
    RUNNING("running"),
    FAILED(CellStatus.FAILED.word()),
    BLOCKED("blocked"),
    STALE(CellStatus.STALE.word()),
    MISSING(CellStatus.MISSING.word()),
    UP_TO_DATE(CellStatus.UP_TO_DATE.word()),
    GONE(CellStatus.GONE.word()),
    ABSENT(CellStatus.ABSENT.word());

    private final String word;

    State(String word) {
      this.word = word;
    }

    static State of(ProducerCells cells, int ordinal) {
      return switch (cells.status(ordinal)) {
        case UP_TO_DATE -> UP_TO_DATE;
        case MISSING -> cells.isHeldBack(ordinal) ? BLOCKED : MISSING;
        case STALE -> cells.isHeldBack(ordinal) ? BLOCKED : STALE;
        case FAILED -> FAILED;
        case ABSENT -> ABSENT;
        case GONE -> GONE;
      };
    }
  }

  /** All partitions; null without a grid. */
  static @Nullable PartitionsView of(Moment moment, AssetDefinition asset) {
    Grid grid = asset.grid();
    if (grid == null) {
      return null;
    }
    State[] states = states(moment, asset.key());
    return new PartitionsView(
        grid.describe(),
        grid.dimensions().stream()
            .filter(DynamicGrid.class::isInstance)
            .map(Grid::name)
            .toList(),
        Words.unit(grid),
        first(grid, moment.staleness().cells(asset.key())),
        states.length,
        counts(moment, asset),
        Absences.of(moment.staleness(), asset.key()).reason(),
        keys(grid, moment.staleness().cells(asset.key())),
        runs(states, moment.staleness().cells(asset.key())));
  }

  /** Days can be counted by whoever draws them, others must be named; nobody draws more than a few thousand. */
  private static List<String> keys(Grid grid, ProducerCells cells) {
    if (grid instanceof DailyGrid || cells.count() > MOST_KEYS) {
      return List.of();
    }
    return IntStream.range(0, cells.count())
        .mapToObj(ordinal -> String.valueOf(cells.partition(ordinal)))
        .toList();
  }

  private static String first(Grid grid, ProducerCells cells) {
    return grid instanceof TimeGrid time
        ? time.key(0)
        : cells.count() == 0 ? "" : String.valueOf(cells.partition(0));
  }

  private static List<PartitionsView.Run> runs(State[] exact, ProducerCells cells) {
    State[] states = exact;
    for (int width = 2; isTooMuch(states); width *= 2) {
      states = coarse(exact, width);
    }
    List<PartitionsView.Run> runs = new ArrayList<>();
    int from = 0;
    for (int to = 0; to < states.length; to++) {
      if (to + 1 == states.length || states[to + 1] != states[from]) {
        runs.add(new PartitionsView.Run(
            from,
            to,
            String.valueOf(cells.partition(from)),
            String.valueOf(cells.partition(to)),
            states[from].word));
        from = to + 1;
      }
    }
    return runs;
  }

  private static boolean isTooMuch(State[] states) {
    int runs = 0;
    for (int ordinal = 1; ordinal < states.length && runs < MOST_RUNS; ordinal++) {
      runs += states[ordinal] == states[ordinal - 1] ? 0 : 1;
    }
    return runs >= MOST_RUNS;
  }

  /** So many neighbors each in the state that wants attention most. */
  private static State[] coarse(State[] exact, int width) {
    State[] coarse = new State[exact.length];
    for (int from = 0; from < exact.length; from += width) {
      int to = Math.min(exact.length, from + width);
      State first = exact[from];
      for (int ordinal = from + 1; ordinal < to; ordinal++) {
        first = exact[ordinal].compareTo(first) < 0 ? exact[ordinal] : first;
      }
      Arrays.fill(coarse, from, to, first);
    }
    return coarse;
  }

  /** How many partitions are in each state, in a stated order; empty without a grid. */
  static Map<String, Integer> counts(Moment moment, AssetDefinition asset) {
    if (asset.grid() == null) {
      return Map.of();
    }
    ProducerCells cells = moment.staleness().cells(asset.key());
    int[] counts = new int[State.values().length];
    counts[State.FAILED.ordinal()] = cells.count(CellStatus.FAILED);
    counts[State.STALE.ordinal()] = cells.countFree(CellStatus.STALE);
    counts[State.MISSING.ordinal()] = cells.countFree(CellStatus.MISSING);
    counts[State.BLOCKED.ordinal()] = cells.count(CellStatus.STALE)
        + cells.count(CellStatus.MISSING)
        - counts[State.STALE.ordinal()]
        - counts[State.MISSING.ordinal()];
    counts[State.UP_TO_DATE.ordinal()] = cells.count(CellStatus.UP_TO_DATE);
    counts[State.GONE.ordinal()] = cells.count(CellStatus.GONE);
    counts[State.ABSENT.ordinal()] = cells.count(CellStatus.ABSENT);
    running(moment, asset.key()).forEach(ordinal -> {
      counts[State.of(cells, ordinal).ordinal()]--;
      counts[State.RUNNING.ordinal()]++;
    });
    Map<String, Integer> words = new LinkedHashMap<>();
    for (State state : State.values()) {
      if (counts[state.ordinal()] > 0) {
        words.put(state.word, counts[state.ordinal()]);
      }
    }
    return words;
  }

  /** The partitions that run now. */
  private static IntStream running(Moment moment, AssetKey key) {
    return moment.activity().of(key).started().stream()
        .mapToInt(partition ->
            moment.staleness().extents().find(key, partition.isEmpty() ? null : partition))
        .filter(ordinal -> ordinal >= 0);
  }

  private static State[] states(Moment moment, AssetKey key) {
    ProducerCells cells = moment.staleness().cells(key);
    State[] states = new State[cells.count()];
    for (int ordinal = 0; ordinal < states.length; ordinal++) {
      states[ordinal] = State.of(cells, ordinal);
    }
    running(moment, key).forEach(ordinal -> states[ordinal] = State.RUNNING);
    return states;
  }
}
