package dev.assetwright.engine;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.model.RunStatus;
import java.util.List;
import java.util.Locale;

/** What is answered to those who want to stop a run. */
final class RunAnswers {
  private RunAnswers() {}

  static String canceled(String id) {
    return "Run %s is asked to stop. What it has published stays.".formatted(id);
  }

  /**
   * What is said to those who cancel a run that is over. Who cancels a canceled one has what was asked for.
   *
   * @throws ApplicationException in all other cases
   */
  static String over(String id, RunStatus status) {
    String sentence = "Run %s is over: %s.".formatted(id, status.name().toLowerCase(Locale.ROOT));
    if (status == RunStatus.CANCELED) {
      return sentence;
    }
    throw new ApplicationException(
        Category.USAGE, "RunOver", sentence, List.of("Nothing was changed."));
  }
}
