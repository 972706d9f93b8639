package dev.assetwright.execute;

import dev.assetwright.log.CurrentLog;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of one attempt: makes what the engine that started it asks for, on the thread that runs this, and publishes it when
 * it is told to.
 *
 * <p>When the engine hangs up, because the attempt was canceled or because its process died, the method is interrupted; if it
 * does not end soon, the process does.
 */
public final class ForkedSide {
  private static final int STOPPED = 128 + 15;
  private static final long PATIENCE_MILLIS = 1_000;

  private final ForkChannel channel;
  private final BlockingQueue<ForkMessage> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch idle = new CountDownLatch(1);
  private final Thread worker = Thread.currentThread();
  private volatile boolean over;
  private volatile boolean stopping;

  private ForkedSide(ForkChannel channel) {
    this.channel = channel;
  }

  /** What an attempt needs of its process. */
  public record Parts(AssetCode code, Storages storages) {}

  /** Puts that together. */
  public interface Setup {
    /**
     * Loads the code and opens the storages.
     *
     * @param origin see {@link AssetCode#origin}
     * @param engine the name of the process that asks
     * @param production whether that serves
     */
    Parts open(String origin, String engine, boolean production) throws IOException;
  }

  /**
   * Does all of it.
   *
   * @param socket where the engine waits
   * @throws IOException if that is not there any more
   */
  public static void run(Path socket, Setup setup, Clock clock) throws IOException {
    ForkedSide side = new ForkedSide(ForkChannel.connect(socket));
    try {
      side.work(setup, clock);
    } catch (OutOfMemoryError error) {
      Runtime.getRuntime().halt(ForkedProcess.OUT_OF_MEMORY);
    }
  }

  private void work(Setup setup, Clock clock) throws IOException {
    ForkMessage.Work work = (ForkMessage.Work) channel.receive();
    Thread reader = new Thread(this::read, "assetwright-engine");
    reader.setDaemon(true);
    reader.start();
    ForkLog log = new ForkLog(channel);
    CurrentLog.set(log);
    Made made;
    LocalMaking making = null;
    try {
      Parts parts = setup.open(work.code(), work.process(), work.production());
      making = new LocalMaking(
          request(work, parts.code()),
          parts.storages(),
          work.token(),
          new Telling(),
          () -> stopping,
          log,
          clock);
      made = making.make();
    } catch (RuntimeException | IOException | LinkageError e) {
      made = new Made.Failed(Failures.of(e), List.of());
    } finally {
      CurrentLog.set(null);
    }
    finish(made, making);
  }

  private void finish(Made made, @Nullable LocalMaking making) throws IOException {
    if (made instanceof Made.Staged staged) {
      Map<String, Made.Output> outputs = new LinkedHashMap<>();
      staged.outputs().forEach((key, output) -> outputs.put(key.toString(), output));
      channel.send(new ForkMessage.Staged(outputs, staged.inWarehouse(), staged.checks()));
      publish(Objects.requireNonNull(making));
    } else {
      last(
          made instanceof Made.Skipped skipped
              ? new ForkMessage.Skipped(skipped.reason())
              : made instanceof Made.Outdated outdated
                  ? new ForkMessage.Outdated(outdated.reason())
                  : failed((Made.Failed) made));
    }
    if (making != null) {
      making.close();
    }
    idle.countDown();
  }

  private static ForkMessage failed(Made.Failed failed) {
    return new ForkMessage.Failed(failed.failure(), failed.checks());
  }

  private void publish(LocalMaking making) throws IOException {
    try {
      answers.take();
    } catch (InterruptedException e) {
      // It is not to be published any more.
      return;
    }
    Failure failure = null;
    try {
      making.publish();
    } catch (RuntimeException | Error e) {
      failure = Failures.of(e);
    }
    last(new ForkMessage.Published(failure));
  }

  /** After that the engine may hang up at any time. */
  private void last(ForkMessage message) throws IOException {
    over = true;
    channel.send(message);
  }

  private static AttemptRequest request(ForkMessage.Work work, AssetCode code) {
    List<AssetKey> assets = work.assets().stream().map(AssetKey::parse).toList();
    ProducerDefinition producer = code.graph().get(assets.get(0)).producer();
    if (!producer.assets().equals(assets)) {
      producer = producer.making(assets);
    }
    Map<InputDefinition, Slice> slices = new HashMap<>();
    AttemptRequest request = new AttemptRequest(
        code,
        producer,
        work.run(),
        work.partition(),
        edge -> Objects.requireNonNull(slices.get(edge)),
        work.attempt(),
        work.version(),
        work.inputs(),
        work.checkInputs(),
        "");
    List<InputDefinition> edges = ForkedMaking.edges(request);
    if (edges.size() != work.slices().size()) {
      throw new IllegalStateException(
          "The engine and this process have loaded different code for '%s'."
              .formatted(producer.first()));
    }
    for (int i = 0; i < edges.size(); i++) {
      ForkMessage.Part part = work.slices().get(i);
      slices.put(
          edges.get(i),
          new Slice(
              part.single(),
              part.restricted() ? edges.get(i).mapping().upstream() : null,
              part.partitions()));
    }
    return request;
  }

  private void read() {
    try {
      while (true) {
        answers.add(channel.receive());
      }
    } catch (IOException e) {
      if (!over) {
        stop();
      }
    }
  }

  /** Nobody wants it any more. */
  private void stop() {
    stopping = true;
    worker.interrupt();
    try {
      idle.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(STOPPED);
  }

  private final class Telling implements Making.Teller {
    @Override
    public void progress(long done, long total) {
      Progress told = new Progress(done, total);
      send(new ForkMessage.Progressed(told.done(), told.total()));
    }

    @Override
    public void addPartitions(String grid, Collection<String> keys) {
      send(new ForkMessage.Adding(grid, List.copyOf(keys)));
      try {
        ForkMessage.Added added = (ForkMessage.Added) answers.take();
        if (added.refusal() != null) {
          throw added.unknownGrid()
              ? new UnknownGridException(added.refusal())
              : new IllegalArgumentException(added.refusal());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The attempt is over; no partition is added for it.", e);
      }
    }

    private void send(ForkMessage message) {
      try {
        channel.send(message);
      } catch (IOException e) {
        throw new IllegalStateException("The attempt is over; its engine is gone.", e);
      }
    }
  }
}
