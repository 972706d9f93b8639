package dev.assetwright.backfill;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.RunRequest;
import dev.assetwright.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Plans and starts what a backfill decides. Safe for several threads. */
public interface Runner {
  /**
   * A plan of all that is left to do, or why there is none.
   *
   * @param code the code that it was made for
   * @param plan the plan; null when it was refused
   * @param refusal why, a sentence for people; empty with a plan
   */
  record Planned(AssetCode code, @Nullable Plan plan, String refusal) {}

  /** The code in use. */
  AssetCode code();

  /** Looks at what is outside, and plans. */
  Planned plan(BackfillRequest request);

  /** The same by what is known, for those who only tell of it. */
  default Planned glance(BackfillRequest request) {
    return plan(request);
  }

  /** Starts a run and returns its id. */
  String start(RunRequest request, AssetCode code, Plan plan);

  /** Asks a run of any process to stop. */
  void cancel(String run);
}
