package dev.assetwright.execute;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Failure;
import dev.assetwright.model.ForkSettings;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes things in a JVM of their own, which does all that the user's code and its data have a part in, up to publishing when it
 * is told to. It reads and stages through storages of its own on the same home. This side passes on what it says, and ends it:
 * it is asked to stop, then killed, with what runs below it.
 *
 * <p>Used by one thread, but for {@link #close}.
 */
final class ForkedMaking implements Making {
  private final AttemptRequest request;
  private final String code;
  private final Forks forks;
  private final String token;
  private final Teller teller;
  private final AttemptLog log;
  private volatile boolean closed;
  private volatile @Nullable ForkChannel channel;
  private @Nullable ForkedProcess process;

  /** Whether it has said its last word, and ends by itself. */
  private boolean saidAll;

  private boolean ended;

  /**
   * Prepares it.
   *
   * @param code the origin of the request's code
   */
  ForkedMaking(
      AttemptRequest request,
      String code,
      Forks forks,
      String token,
      Teller teller,
      AttemptLog log) {
    this.request = request;
    this.code = code;
    this.forks = forks;
    this.token = token;
    this.teller = teller;
    this.log = log;
  }

  @Override
  public Made make() {
    Made made = null;
    try {
      ForkChannel line = call();
      line.send(work());
      made = listen(line);
    } catch (ClosedChannelException e) {
      made = closed || Thread.currentThread().isInterrupted() ? stopped() : gone();
    } catch (EOFException e) {
      made = gone();
    } catch (IOException e) {
      made = notStarted(e);
    } finally {
      if (!(made instanceof Made.Staged)) {
        end();
      }
    }
    return made;
  }

  private ForkChannel call() throws IOException {
    String memory = memory();
    try (ForkSocket socket = new ForkSocket()) {
      ForkedProcess started =
          ForkedProcess.start(forks.command(memory, socket.path()), memory, log);
      process = started;
      ForkChannel line = socket.accept(started.process());
      channel = line;
      if (closed) {
        line.close();
      }
      return line;
    }
  }

  private String memory() {
    ForkSettings fork = request.producer().fork();
    return fork == null ? "" : fork.memory();
  }

  private ForkMessage.Work work() {
    List<ForkMessage.Part> slices = new ArrayList<>();
    for (InputDefinition input : edges(request)) {
      Slice slice = request.slice(input);
      slices.add(new ForkMessage.Part(slice.single(), slice.isRestricted(), slice.partitions()));
    }
    return new ForkMessage.Work(
        code,
        forks.process(),
        forks.isProduction(),
        request.producer().assets().stream().map(AssetKey::toString).toList(),
        request.run(),
        request.partition(),
        request.attempt(),
        request.version(),
        request.inputs(),
        request.checkInputs(),
        slices,
        token);
  }

  /** What the method reads, then what its checks read. */
  static List<InputDefinition> edges(AttemptRequest request) {
    List<InputDefinition> edges = new ArrayList<>(request.producer().inputs());
    for (AssetKey key : request.producer().assets()) {
      for (CheckDefinition check : request.code().graph().checks(key)) {
        edges.addAll(check.inputs());
      }
    }
    return edges;
  }

  /** Passes on what it says until it tells what it made. */
  private Made listen(ForkChannel line) throws IOException {
    while (true) {
      ForkMessage message = line.receive();
      if (message instanceof ForkMessage.Staged staged) {
        Map<AssetKey, Made.Output> outputs = new LinkedHashMap<>();
        staged
            .outputs()
            .forEach((key, output) -> outputs.put(
                AssetKey.parse(key),
                new Made.Output(
                    output.dataVersion(),
                    output.rows(),
                    output.bytes(),
                    Metadata.normalized(output.metadata()))));
        return new Made.Staged(outputs, staged.inWarehouse(), staged.checks());
      }
      Made last = last(message);
      if (last != null) {
        saidAll = true;
        return last;
      }
      pass(line, message);
    }
  }

  private @Nullable Made last(ForkMessage message) {
    if (message instanceof ForkMessage.Skipped skipped) {
      return new Made.Skipped(skipped.reason());
    }
    if (message instanceof ForkMessage.Failed failed) {
      return new Made.Failed(told(failed.failure()), failed.checks());
    }
    return message instanceof ForkMessage.Outdated outdated
        ? new Made.Outdated(outdated.reason())
        : null;
  }

  /** That memory ran out says little without how much there was. */
  private Failure told(Failure failure) {
    if (!failure.type().equals(OutOfMemoryError.class.getName()) || memory().isEmpty()) {
      return failure;
    }
    return new Failure(
        failure.kind(),
        failure.type(),
        "%s: its JVM has %s of heap, by 'memory'".formatted(failure.message(), memory()),
        failure.frame(),
        failure.trace(),
        failure.permanent(),
        failure.fingerprint(),
        failure.madeFrom());
  }

  private void pass(ForkChannel line, ForkMessage message) throws IOException {
    if (message instanceof ForkMessage.Line written) {
      log.pass(written.level(), written.text());
    } else if (message instanceof ForkMessage.Progressed progressed) {
      teller.progress(progressed.done(), progressed.total());
    } else if (message instanceof ForkMessage.Adding adding) {
      line.send(added(adding));
    }
  }

  private ForkMessage.Added added(ForkMessage.Adding adding) {
    try {
      teller.addPartitions(adding.grid(), adding.keys());
      return new ForkMessage.Added(null, false);
    } catch (UnknownGridException e) {
      return new ForkMessage.Added(String.valueOf(e.getMessage()), true);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new ForkMessage.Added(String.valueOf(e.getMessage()), false);
    }
  }

  @Override
  public void publish() {
    try {
      ForkChannel line = Objects.requireNonNull(channel);
      line.send(new ForkMessage.Publish());
      ForkMessage answer = line.receive();
      while (!(answer instanceof ForkMessage.Published)) {
        pass(line, answer);
        answer = line.receive();
      }
      saidAll = true;
      end();
      Failure failure = ((ForkMessage.Published) answer).failure();
      if (failure != null) {
        throw new ForkedFailureException(failure);
      }
    } catch (IOException e) {
      // Only once it is gone for certain, the storage tells the truth about what it published.
      end();
      throw new ForkedFailureException(Objects.requireNonNull(process).failure());
    }
  }

  private Made stopped() {
    return new Made.Failed(Failures.of(new InterruptedException("stopped")), List.of());
  }

  private Made gone() {
    end();
    ForkedProcess ended = process;
    return ended == null ? stopped() : new Made.Failed(ended.failure(), List.of());
  }

  private Made notStarted(IOException e) {
    return new Made.Failed(
        Failures.of(
            Failure.Kind.ENVIRONMENT,
            "ForkFailed",
            "its JVM could not be started: %s".formatted(e.getMessage()),
            false),
        List.of());
  }

  @Override
  public void close() {
    closed = true;
    ForkChannel line = channel;
    if (line != null) {
      line.close();
    }
  }

  @Override
  public void end() {
    ForkedProcess ending = process;
    if (ending == null || ended) {
      return;
    }
    ended = true;
    List<ProcessHandle> below = saidAll ? List.of() : ending.descendants();
    close();
    ending.end(below);
    forks.ended(ending.process().pid());
  }
}
