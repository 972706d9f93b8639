package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Failure;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.PlaceStore.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned step while its run lasts; belongs to the coordinator's thread. */
final class StepState {
  final Plan.Step plan;
  final int place;
  final List<Cell> cells;

  /** What an attempt takes of pools and limits, sorted. */
  final List<Place> places;

  int[] downstream = {};
  int waits;
  int attempt;

  /** How many attempts found an input changed; they count as no retry. */
  int outdated;

  StepStatus status = StepStatus.QUEUED;

  /** Why it ended as it did; empty before. */
  String reason = "";

  /** Its turn, from the decision that it runs until its attempt has ended; null otherwise. */
  @Nullable
  Ready ready;

  @Nullable
  Failure timedOut;

  /** Ends it when all its attempts together take too long; null before the first one, and without a limit. */
  Timers.@Nullable Timer deadline;

  /** Whether that has come: no further attempt follows. */
  boolean overdue;

  /** What was tried at it in a run whose process died; null without, and once that was taken into account. */
  @Nullable
  EarlierAttempts earlier;

  /** All attempts that its policy gives it, in a run whose process died; null while there are some left. */
  @Nullable
  EarlierAttempts usedUp;

  boolean ending;

  StepState(Plan.Step plan, int place, List<Place> places) {
    this.plan = plan;
    this.place = place;
    this.places = places;
    List<AssetKey> assets = plan.producer().assets();
    this.cells = assets.size() == 1
        ? List.of(new Cell(assets.get(0), plan.partition()))
        : assets.stream().map(key -> new Cell(key, plan.partition())).toList();
  }

  /** Moves on; a move that the life of a step does not know is a bug of ours. */
  void become(StepStatus next) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException(
          "A step cannot go from %s to %s: %s".formatted(status, next, cells.get(0)));
    }
    status = next;
  }
}
