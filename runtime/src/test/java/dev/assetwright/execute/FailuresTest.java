package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.RetryWhen;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private static RetryPolicy asking(RetryWhen rule) {
    return new RetryPolicy(3, Duration.ZERO, List.of(), rule);
  }

  /** Throws what the signature does not allow either, as code in other languages may. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> boolean throwing(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AssertionError.class,
        ClassCastException.class,
        IOException.class,
        NoClassDefFoundError.class,
        StackOverflowError.class,
        ThreadDeath.class
      })
  void aRuleThatThrowsWhateverItMayHidesNothing(Class<? extends Throwable> type) throws Exception {
    Throwable broken = type.getDeclaredConstructor().newInstance();

    Failure failure = Failures.of(
        new IllegalStateException("busy"),
        asking(thrown -> FailuresTest.<RuntimeException>throwing(broken)));

    assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.trace())
        .contains("It is not tried again, since its rule 'retryWhen' failed:")
        .anyMatch(line -> line.startsWith(type.getName()));
  }

  @Test
  void whatNoProgramSurvivesIsThrownOn() {
    RetryPolicy policy = asking(thrown -> {
      throw new InternalError("the virtual machine");
    });

    assertThatThrownBy(() -> Failures.of(new IllegalStateException("busy"), policy))
        .isInstanceOf(InternalError.class);
  }
}
