package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.rules.RuleCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleCodesTest {
  @ParameterizedTest
  @EnumSource
  void whatBothTimesJudgeHasOneCodeAndStopsBoth(RuleCode rule) {
    assertThat(Code.of(rule).word()).isEqualTo(rule.word());
    assertThat(Code.of(rule).isWarning()).isFalse();
  }
}
