package dev.assetwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.model.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunAnswersTest {
  @Test
  void whoCancelsACanceledRunHasWhatWasAskedFor() {
    assertThat(RunAnswers.over("c07d50", RunStatus.CANCELED))
        .isEqualTo("Run c07d50 is over: canceled.");
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "INTERRUPTED"})
  void whatIsOverOtherwiseCannotBeCanceled(RunStatus status) {
    assertThatThrownBy(() -> RunAnswers.over("c07d50", status))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.category()).isEqualTo(Category.USAGE))
        .hasMessageStartingWith("Run c07d50 is over: ");
  }
}
