package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForkChannelTest {
  private static final int LINES = 2_000;

  /** As by {@code shutdownNow()} of a method's own threads, while the engine is slow to take what they print. */
  @Test
  void aThreadThatIsInterruptedWhileItSendsDoesNotHangUp() throws Exception {
    Process caller = new ProcessBuilder("cat").start();
    try (ForkSocket socket = new ForkSocket();
        ForkChannel method = ForkChannel.connect(socket.path());
        ForkChannel engine = socket.accept(caller)) {
      String text = "a line of a method ".repeat(100);
      ForkLog log = new ForkLog(method);
      CountDownLatch begun = new CountDownLatch(1);
      Thread talks = new Thread(() -> {
        for (int i = 0; i < LINES; i++) {
          log.info(text);
          begun.countDown();
        }
      });
      talks.start();
      begun.await();
      for (int i = 0; i < LINES; i++) {
        talks.interrupt();
        assertThat(engine.receive()).isEqualTo(new ForkMessage.Line("INFO", text));
      }
      talks.join();
      method.send(new ForkMessage.Published(null));

      assertThat(engine.receive()).isEqualTo(new ForkMessage.Published(null));
    } finally {
      caller.destroy();
    }
  }
}
