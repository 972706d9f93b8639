package dev.assetwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final RetryPolicy ON_IO =
      new RetryPolicy(3, Duration.ofSeconds(1), List.of("java.io.IOException"));

  @Test
  void withoutTypesEverythingIsTriedAgain() {
    assertThat(new RetryPolicy(3, Duration.ZERO).covers(new StackOverflowError()))
        .isTrue();
  }

  @Test
  void ofATypeSubclassesAndWhatTheyCauseAreTriedAgain() {
    assertThat(ON_IO.covers(new IOException())).isTrue();
    assertThat(ON_IO.covers(new FileNotFoundException())).isTrue();
    assertThat(ON_IO.covers(new UncheckedIOException(new IOException()))).isTrue();
    assertThat(ON_IO.covers(new IllegalStateException())).isFalse();
    assertThat(ON_IO.covers(new Exception())).isFalse();
  }

  @Test
  void causesThatGoInACircleComeToAnEnd() {
    Exception first = new Exception();
    first.initCause(new Exception(first));

    assertThat(ON_IO.covers(first)).isFalse();
  }

  @Test
  void aRuleHasToAgreeWithTheTypes() {
    RetryPolicy busy = new RetryPolicy(
        3,
        Duration.ZERO,
        List.of("java.io.IOException"),
        thrown -> "busy".equals(thrown.getMessage()));

    assertThat(busy.covers(new IOException("busy"))).isTrue();
    assertThat(busy.covers(new IOException("gone"))).isFalse();
    assertThat(busy.covers(new IllegalStateException("busy"))).isFalse();
    assertThat(busy.withDelay(Duration.ofSeconds(1)).covers(new IOException("gone")))
        .isFalse();
  }

  @Test
  void anotherDelayChangesNothingElse() {
    assertThat(ON_IO.withDelay(Duration.ZERO))
        .isEqualTo(new RetryPolicy(3, Duration.ZERO, ON_IO.on()));
  }
}
