package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ForkChannelTest {
  @Test
  void whatAKilledProcessLeftIsClearedAway(@TempDir Path temporary) throws Exception {
    long nobody = 4_194_304L + 17;
    Path left = Files.createDirectory(temporary.resolve("assetwright-" + nobody + "-1"));
    Files.createFile(left.resolve("s"));
    Path young = Files.createDirectory(temporary.resolve("assetwright-" + nobody + "-2"));
    long self = ProcessHandle.current().pid();
    Path ours = Files.createDirectory(temporary.resolve("assetwright-" + self + "-3"));
    age(left);
    age(ours);

    try (ForkSocket socket = new ForkSocket(temporary, self)) {
      assertThat(left).doesNotExist();
      assertThat(young).exists();
      assertThat(ours).exists();
      assertThat(socket.path()).exists();
    }
  }

  @Test
  void whatOthersHaveIsNotClearedAway(@TempDir Path temporary, @TempDir Path elsewhere)
      throws Exception {
    long nobody = 4_194_304L + 17;
    Path linked = Files.createFile(elsewhere.resolve("s"));
    Files.createSymbolicLink(temporary.resolve("assetwright-" + nobody + "-1"), elsewhere);
    age(elsewhere);

    new ForkSocket(temporary, 1).close();

    assertThat(linked).exists();
    assertThat(temporary.resolve("assetwright-" + nobody + "-1")).exists();
  }

  @Test
  void whatAnotherUserHasIsNotClearedAway(@TempDir Path temporary) throws Exception {
    Path theirs = Files.createDirectory(temporary.resolve("assetwright-" + 4_194_321L + "-1"));
    Files.createFile(theirs.resolve("s"));
    age(theirs);
    try {
      Files.setAttribute(theirs, "unix:uid", 65_534);
    } catch (FileSystemException e) {
      Assumptions.abort("only the administrator gives files away");
    }

    new ForkSocket(temporary, 1).close();

    assertThat(theirs.resolve("s")).exists();
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
  }

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
