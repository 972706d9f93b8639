package dev.assetwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.Application.BackfillChange;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.model.BackfillStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillAnswersTest {
  @Test
  void aRunIsSaidToGoOnOnlyWhereOneIsUnderWay() {
    assertThat(BackfillAnswers.changed("4d02aa", BackfillChange.PAUSE, true))
        .isEqualTo("Backfill 4d02aa starts no further run. The one under way goes on.");
    assertThat(BackfillAnswers.changed("4d02aa", BackfillChange.PAUSE, false))
        .isEqualTo("Backfill 4d02aa starts no further run.");
  }

  @Test
  void oneThatIsOverIsNeitherPausedNorCanceled() {
    assertRefused(BackfillStatus.SUCCEEDED, BackfillChange.PAUSE, "Nothing was changed.");
    assertRefused(BackfillStatus.FAILED, BackfillChange.CANCEL, "Nothing was changed.");
    assertRefused(BackfillStatus.SUCCEEDED, BackfillChange.RESUME, "Nothing was changed.");
  }

  @Test
  void whoResumesOneThatFailedIsToldToRetryIt() {
    assertRefused(
        BackfillStatus.FAILED,
        BackfillChange.RESUME,
        "Nothing was changed.",
        "To go on with what is not made: assetwright backfill retry 4d02aa");
  }

  @Test
  void whatIsAsItWasAskedForIsNoError() {
    assertThat(BackfillAnswers.over("4d02aa", BackfillStatus.CANCELED, BackfillChange.CANCEL))
        .isEqualTo("Backfill 4d02aa is over: canceled.");
    assertThat(BackfillAnswers.over("4d02aa", BackfillStatus.SUCCEEDED, BackfillChange.STOP))
        .isEqualTo("Backfill 4d02aa is over: succeeded.");
  }

  private static void assertRefused(BackfillStatus status, BackfillChange change, String... hints) {
    assertThatThrownBy(() -> BackfillAnswers.over("4d02aa", status, change))
        .isInstanceOfSatisfying(ApplicationException.class, refused -> {
          assertThat(refused.category()).isEqualTo(Category.USAGE);
          assertThat(refused.code()).isEqualTo("BackfillOver");
          assertThat(refused).hasMessageStartingWith("Backfill 4d02aa is over: ");
          assertThat(refused.hints()).isEqualTo(List.of(hints));
        });
  }
}
