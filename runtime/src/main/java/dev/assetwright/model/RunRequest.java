package dev.assetwright.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone asked to be materialized.
 *
 * @param selection the selection's terms as written; never empty
 * @param partitions {@code all}, {@code latest}, {@code KEY[,KEY]} or {@code FROM..TO}, as written
 * @param upstream whether what is stale upstream of the selection is brought up to date too
 * @param force whether the selected cells run even when up to date
 * @param startedBy who asked: {@code command line}, {@code page}, {@code schedule}, {@code backfill},
 *     {@code restart} for what goes on after its process died
 * @param retryOf the run whose failed steps this repeats; null otherwise
 * @param backfill the backfill that this is a part of; null otherwise
 */
public record RunRequest(
    List<String> selection,
    String partitions,
    boolean upstream,
    boolean force,
    String startedBy,
    @Nullable String retryOf,
    @Nullable String backfill) {
  public RunRequest {
    selection = List.copyOf(selection);
  }

  /** A request of its own, part of no backfill. */
  public RunRequest(
      List<String> selection,
      String partitions,
      boolean upstream,
      boolean force,
      String startedBy,
      @Nullable String retryOf) {
    this(selection, partitions, upstream, force, startedBy, retryOf, null);
  }

  /** Whether nobody asked for it but a clock. */
  public boolean isByAutomation() {
    return startedBy.equals("schedule");
  }

  /**
   * Whether it goes on by itself after its process died. What somebody started from a command line was ended with it, and a
   * backfill starts its runs itself.
   */
  public boolean goesOnAfterDeath() {
    return backfill == null && !startedBy.equals("command line");
  }

  /** Whether it goes on with another run after the death of that run's process. */
  public boolean goesOnWith(String run) {
    return startedBy.equals("restart") && run.equals(retryOf);
  }

  /** What people asked for comes before what asks for itself. */
  public Priority priority() {
    return startedBy.equals("command line") || startedBy.equals("page")
        ? Priority.INTERACTIVE
        : Priority.BACKGROUND;
  }
}
