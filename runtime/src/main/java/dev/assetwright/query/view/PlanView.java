package dev.assetwright.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would run, and why; and what would not.
 *
 * @param selection the terms as written
 * @param partitions as written
 * @param total how many steps there are; {@code steps} may be cut to a page
 * @param steps in the order of running
 * @param assets the same by asset, in the order of running
 * @param upToDate how many cells of the selection are up to date already
 * @param absent what has no source, by asset
 * @param held steps that would run if they could: what they wait for failed its blocking check or cannot be made; at most 1,000
 * @param estimateMillis from the last runs; -1 when unknown
 * @param text one sentence for people, {@code 12 steps bring 5 assets up to date} or {@code All 7 assets are up to date.}
 */
public record PlanView(
    List<String> selection,
    String partitions,
    int total,
    List<Step> steps,
    List<AssetSteps> assets,
    int upToDate,
    List<Absent> absent,
    List<Held> held,
    long estimateMillis,
    String text) {

  /**
   * A step.
   *
   * @param certain false when it only may become stale: upstream steps decide, and equal data lets it be reused
   * @param causes roots first in the order of the glossary; never empty
   */
  public record Step(
      String asset, @Nullable String partition, boolean certain, List<CauseView> causes) {}

  /**
   * The steps of one asset.
   *
   * @param count how many
   * @param partitions the keys when few, ranges {@code 2010-12-01..2010-12-05} when many; of more than 100 ranges the last
   *     tells how far the others go; empty without a grid
   * @param because the causes in a few words; in a plan of thousands of steps those upstream are looked for behind some of the
   *     steps
   * @param estimateMillis for all of them; -1 when unknown
   */
  public record AssetSteps(
      String asset, int count, List<String> partitions, String because, long estimateMillis) {}

  /**
   * Cells without a source.
   *
   * @param unit what one is called, {@code day}; {@code cell} without a grid
   */
  public record Absent(String asset, int count, String unit, String reason) {}

  /** Cells that cannot be brought up to date. */
  public record Held(String asset, @Nullable String partition, String reason) {}
}
