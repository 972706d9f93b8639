package dev.assetwright.app;

import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import dev.assetwright.query.view.VersionsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a command or page can ask of a project or do to it.
 *
 * <p>Safe for several threads. Answers are of one moment each. Every method throws {@link ApplicationException} for a
 * request that makes no sense or an environment that refuses; nothing has then been changed.
 */
public interface Application {
  /**
   * What to materialize, or to look at as if.
   *
   * @param selection terms of the selection language, joined by {@code or}; empty means all assets
   * @param partitions {@code all}, {@code latest}, {@code KEY[,KEY]} or {@code FROM..TO}
   * @param only not what is stale upstream of the selection
   * @param force the selected cells even when up to date
   */
  record Request(List<String> selection, String partitions, boolean only, boolean force) {
    public Request {
      selection = List.copyOf(selection);
    }
  }

  /** The process at a glance. */
  StatusView status();

  /** The map of the selected assets; all with an empty selection. */
  LineageView lineage(List<String> selection);

  /** One card of the map, for live updates. */
  LineageView.Card card(String asset);

  /** The selected assets; all with an empty selection. */
  AssetListView list(List<String> selection);

  /** All about one asset; causes of one partition, or null for the newest that is not up to date. */
  AssetView asset(String asset, @Nullable String partition);

  /** The code an asset's data was made with beside the code now; of one partition, or null as for {@link #asset}. */
  CodeView code(String asset, @Nullable String partition);

  /** Published rows; of one partition, or null for the newest that is published. */
  RowsView rows(String asset, @Nullable String partition, int offset, int limit);

  /** Rows that a blocking check refused; of one partition, or null for the one that was refused last. */
  QuarantineView quarantined(String asset, @Nullable String partition, int offset, int limit);

  /** What would run, with at most {@code limit} single steps. Looks at the externals first. */
  PlanView plan(Request request, int limit);

  /**
   * Starts a run of what the plan holds and returns at once.
   *
   * @param startedBy {@code command line} or {@code page}
   */
  Started materialize(Request request, String startedBy);

  /**
   * What became of a request.
   *
   * @param run the run's id; null when there is nothing to do
   * @param steps how many steps it has
   * @param message one sentence: {@code All 7 assets are up to date.}
   */
  record Started(@Nullable String run, int steps, String message) {}

  /** Runs, newest first; of one asset, or of all when null; queued before an instant, or the newest when null. */
  RunView.RunList runs(@Nullable String asset, @Nullable Instant before, int limit);

  /** A run by any unique beginning of its id, with a page of its steps. */
  RunView run(String run, int offset, int limit);

  /** The log of an attempt; the latest with attempt 0; the last lines with a negative {@code from}. */
  LogView log(
      String run,
      @Nullable String asset,
      @Nullable String partition,
      int attempt,
      int from,
      int limit);

  /** Asks a run of any process on this home to stop; returns a sentence about what happens next. */
  String cancel(String run);

  /** Starts a run of what failed, was blocked, canceled or interrupted in another. */
  Started retry(String run, String startedBy);

  /**
   * Records a backfill of what the plan holds and returns at once; {@link #drive} lets this process start its runs.
   *
   * @param stepsPerRun how many steps a run has at most; 0 for all in one run
   * @param pace {@code 500/min}, or null for no limit
   * @param startedBy {@code command line} or {@code page}
   * @return with the backfill's id in place of a run's
   */
  Started startBackfill(Request request, int stepsPerRun, @Nullable String pace, String startedBy);

  /** Lets this process start the runs of a backfill unless another does; one that serves drives all anyway. */
  void drive(String backfill);

  /** Backfills, newest first. */
  BackfillView.BackfillList backfills(int limit);

  /** A backfill by any unique beginning of its id, with its newest runs, so many at most; plans what is left of it. */
  BackfillView backfill(String backfill, int runs);

  /** The same in a few facts, for live updates. */
  BackfillView.Head backfillHead(String backfill);

  /** Waits until a backfill, driven by whatever process, runs no longer. */
  BackfillView.Head awaitBackfill(String backfill) throws InterruptedException;

  /** Changes how a backfill goes on; returns a sentence about what happens next. */
  String changeBackfill(String backfill, BackfillChange change);

  /** What can be done to a backfill. */
  enum BackfillChange {
    /** No further run is started; the one under way goes on. */
    PAUSE,
    /** The same, and the run under way is asked to stop. */
    STOP,
    RESUME,
    /** It ends for good, and its run is asked to stop. */
    CANCEL,
    /** What failed, and what needs it, is asked for again. */
    RETRY
  }

  /** The data of these assets that other code made than that of now. */
  AcceptView acceptable(List<String> selection);

  /**
   * Lets that data count as made by the code of now, and returns what was accepted.
   *
   * @param because the user's reason, for the history
   */
  AcceptView accept(List<String> selection, String because);

  /** Takes the record of cells away, so that they count as never materialized; returns how many. */
  int forget(List<String> selection, String partitions);

  /** The versions of a value, or of rows in a file, that are still there. */
  VersionsView versions(String asset, @Nullable String partition);

  /**
   * Publishes an earlier version again, as it was made then; what reads it is stale by that. Returns the versions as they are now;
   * the same again with the version that was published before undoes it, until the next materialization.
   *
   * @param version the beginning of one that is there, as far as it is unambiguous
   */
  VersionsView revert(String asset, @Nullable String partition, String version);

  /** The dynamic grids, to which partitions can be added. */
  DynamicGridView.GridList grids();

  /** A dynamic grid with some of its partitions. */
  DynamicGridView grid(String grid, int offset, int limit);

  /** Adds partitions to a dynamic grid, all or none; those that are there already stay as they are. */
  DynamicGridView.Change addPartitions(String grid, List<String> keys);

  /** Removes partitions from a dynamic grid, all or none. What was made of them is kept. */
  DynamicGridView.Change removePartitions(String grid, List<String> keys);

  /** Waits until a run that this process executes is final, and returns it; used by commands. */
  RunView await(String run) throws InterruptedException;

  /** Tells a listener of changes from now on, until the returned handle is closed. */
  AutoCloseable subscribe(ChangeListener listener);

  /** Told of what changed, on a thread of the engine: must be quick. */
  interface ChangeListener {
    /** Whether anybody would hear of changes now; who is not heard is told {@link #changedUnheard} instead of all else. */
    default boolean isHeard() {
      return true;
    }

    /** Something changed while nobody listened; whoever does from now on has to look for himself. */
    default void changedUnheard() {}

    /** The states of these assets may have changed. */
    void assetsChanged(List<String> assets);

    /** A run, or these of its steps, changed; no steps means its head alone. */
    void runChanged(String run, List<RunView.Step> steps);

    /** An attempt's log has so many lines now. */
    void logGrew(String run, String asset, @Nullable String partition, int total);

    /** A backfill was started, or its status changed. */
    default void backfillChanged(String backfill) {}

    /** The definitions were loaded anew, or could not be. */
    void graphChanged();
  }
}
