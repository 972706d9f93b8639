package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalInterruptsTest {
  @Test
  void theFirstSignalReachesTheHandlerInsteadOfEndingTheProcess() throws Exception {
    CountDownLatch told = new CountDownLatch(1);

    try (Interrupts.Registration registration = new SignalInterrupts().onFirst(told::countDown)) {
      assertThat(registration).isNotNull();
      Class<?> signal = Class.forName("sun.misc.Signal");
      signal
          .getMethod("raise", signal)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));

      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
