package dev.assetwright.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHubTest {
  private static final Topics ALL = new Topics(List.of());
  private static final EventHub.Limits LIMITS =
      new EventHub.Limits(8, 4, Duration.ofMillis(30), Duration.ofSeconds(15));

  private final EventHub hub = new EventHub("s", LIMITS);

  @AfterEach
  void close() {
    hub.close();
  }

  /** Takes frames, the first one aside; can hold up the thread that sends. */
  private static final class Reader implements EventSink {
    final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch reading;

    Reader(boolean slow) {
      reading = new CountDownLatch(slow ? 1 : 0);
    }

    @Override
    public void send(String text) {
      try {
        reading.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!text.startsWith("retry")) {
        frames.add(text);
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }

    String next() throws InterruptedException {
      String frame = frames.poll(10, TimeUnit.SECONDS);
      return frame == null ? "nothing" : frame;
    }
  }

  private Reader attach(Topics topics, @Nullable String lastEventId) {
    Reader reader = new Reader(false);
    hub.attach(reader, topics, lastEventId);
    return reader;
  }

  private void publish(String key, String json) {
    hub.publish(new LiveEvent(key, key.split(":")[0], key, json));
  }

  @Test
  void whatComesTogetherIsSentTogether() throws Exception {
    Reader reader = attach(ALL, null);

    publish("asset:a", "1");
    publish("asset:b", "2");

    assertThat(reader.next()).isEqualTo("event: batch\nid: s-2\ndata: [1,2]\n\n");
  }

  @Test
  void ofOneThingOnlyTheLatestIsSent() throws Exception {
    Reader reader = attach(ALL, null);

    publish("asset:a", "1");
    publish("asset:b", "2");
    publish("asset:a", "3");

    assertThat(reader.next()).isEqualTo("event: batch\nid: s-3\ndata: [2,3]\n\n");
  }

  @Test
  void aReaderThatComesBackHearsWhatItMissed() throws Exception {
    publish("asset:a", "1");
    publish("asset:b", "2");
    publish("asset:c", "3");

    assertThat(attach(ALL, "s-1").next()).isEqualTo("event: batch\nid: s-3\ndata: [2,3]\n\n");
  }

  @Test
  void aReaderThatIsUpToDateHearsOnlyWhatIsNew() throws Exception {
    publish("asset:a", "1");
    Reader reader = attach(ALL, "s-1");

    publish("asset:b", "2");

    assertThat(reader.next()).isEqualTo("event: batch\nid: s-2\ndata: [2]\n\n");
  }

  @Test
  void aReaderThatWasAwayTooLongStartsAnew() throws Exception {
    for (int count = 0; count < 10; count++) {
      publish("asset:a", "1");
    }

    assertThat(attach(ALL, "s-1").next()).isEqualTo("event: reset\nid: s-10\ndata: []\n\n");
    assertThat(attach(ALL, "s-2").next()).startsWith("event: batch\nid: s-10\n");
  }

  @Test
  void aReaderOfAnotherProcessStartsAnew() throws Exception {
    publish("asset:a", "1");

    assertThat(attach(ALL, "r-1").next()).startsWith("event: reset\nid: s-1\n");
    assertThat(attach(ALL, "s-9").next()).startsWith("event: reset\nid: s-1\n");
    assertThat(attach(ALL, "s-x").next()).startsWith("event: reset\nid: s-1\n");
    assertThat(attach(ALL, "7").next()).startsWith("event: reset\nid: s-1\n");
  }

  @Test
  void whatHappenedUnheardMakesAReaderStartAnew() throws Exception {
    publish("asset:a", "1");
    hub.publishNothing();
    publish("asset:b", "3");

    assertThat(attach(ALL, "s-1").next()).startsWith("event: reset\nid: s-3\n");
    assertThat(attach(ALL, "s-2").next()).startsWith("event: batch\nid: s-3\n");
  }

  @Test
  void aSlowReaderStartsAnewAndHoldsUpNobody() throws Exception {
    Reader slow = new Reader(true);
    hub.attach(slow, ALL, null);
    Reader quick = attach(ALL, null);

    for (int count = 1; count <= 5; count++) {
      publish("asset:" + count, "" + count);
      assertThat(quick.next()).contains("[" + count + "]");
    }
    slow.reading.countDown();

    assertThat(slow.next()).isEqualTo("event: reset\nid: s-5\ndata: []\n\n");
    publish("asset:6", "6");
    assertThat(slow.next()).isEqualTo("event: batch\nid: s-6\ndata: [6]\n\n");
  }

  @Test
  void aReaderHearsOfItsTopicsOnly() throws Exception {
    Reader reader = attach(Topics.parse("status, run:run:b"), null);

    publish("asset:a", "1");
    publish("run:a", "2");
    publish("run:b", "3");
    publish("status", "4");

    assertThat(reader.next()).isEqualTo("event: batch\nid: s-4\ndata: [3,4]\n\n");
  }

  @Test
  void silenceIsBrokenByAComment() throws Exception {
    try (EventHub nervous =
        new EventHub("s", new EventHub.Limits(8, 4, Duration.ZERO, Duration.ofMillis(20)))) {
      Reader reader = new Reader(false);
      nervous.attach(reader, ALL, null);

      assertThat(reader.next()).isEqualTo(": \n\n");
      assertThat(reader.next()).isEqualTo(": \n\n");
    }
  }

  @Test
  void closingEndsEveryStreamEvenOfAReaderThatIsStuck() throws Exception {
    Reader idle = attach(ALL, null);
    Reader stuck = new Reader(true);
    hub.attach(stuck, ALL, null);

    hub.close();

    assertThat(idle.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stuck.closed.await(10, TimeUnit.SECONDS)).isTrue();
    Reader late = attach(ALL, null);
    assertThat(late.closed.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
