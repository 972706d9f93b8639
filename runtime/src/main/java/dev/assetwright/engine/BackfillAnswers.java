package dev.assetwright.engine;

import dev.assetwright.app.Application.BackfillChange;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.model.BackfillStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a backfill that somebody changed, or wanted to. Pure. */
final class BackfillAnswers {
  private BackfillAnswers() {}

  /** What a change did, other than a retry. */
  static String changed(String id, BackfillChange change, boolean isRunUnderWay) {
    return switch (change) {
      case PAUSE ->
        "Backfill %s starts no further run.%s"
            .formatted(id, isRunUnderWay ? " The one under way goes on." : "");
      case STOP -> "Backfill %s is paused, and its run asked to stop.".formatted(id);
      case CANCEL -> "Backfill %s is canceled. What it has published stays.".formatted(id);
      case RESUME, RETRY -> "Backfill %s goes on.".formatted(id);
    };
  }

  /**
   * What is said of a change, other than a retry, to one that is over. Who cancels a canceled one, or stops one that ended
   * just then, has what was asked for.
   *
   * @throws ApplicationException in all other cases
   */
  static String over(String id, BackfillStatus status, BackfillChange change) {
    String sentence =
        "Backfill %s is over: %s.".formatted(id, status.name().toLowerCase(Locale.ROOT));
    if (change == BackfillChange.STOP
        || (change == BackfillChange.CANCEL && status == BackfillStatus.CANCELED)) {
      return sentence;
    }
    List<String> hints = new ArrayList<>(List.of("Nothing was changed."));
    if (change == BackfillChange.RESUME && status != BackfillStatus.SUCCEEDED) {
      hints.add("To go on with what is not made: assetwright backfill retry " + id);
    }
    throw new ApplicationException(Category.USAGE, "BackfillOver", sentence, hints);
  }
}
