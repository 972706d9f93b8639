package dev.assetwright.execute;

import dev.assetwright.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * The line between an engine and the process of one attempt: messages as JSON, each after its kind and its length. When either
 * process dies, however it does, the other one sees the end of it. Sending is safe for several threads, receiving is one
 * thread's.
 *
 * <p>An interrupt closes the channel that a thread is writing to, and a method interrupts threads of its own as it likes. So its
 * side writes on one that nobody knows.
 */
final class ForkChannel implements AutoCloseable {
  private static final int HEAD = 5;

  private final SocketChannel channel;
  private final Executor sender;

  ForkChannel(SocketChannel channel) {
    this(channel, Runnable::run);
  }

  private ForkChannel(SocketChannel channel, Executor sender) {
    this.channel = channel;
    this.sender = sender;
  }

  static ForkChannel connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new ForkChannel(channel, Executors.newSingleThreadExecutor(ForkChannel::daemon));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "assetwright-sender");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends a message and waits until it is on its way. Who was interrupted before sends all the same, and stays interrupted. */
  void send(ForkMessage message) throws IOException {
    byte[] json = Json.facts().writeBytes(message);
    ByteBuffer frame = ByteBuffer.allocate(HEAD + json.length);
    frame
        .put((byte) ForkMessage.KINDS.indexOf(message.getClass()))
        .putInt(json.length)
        .put(json);
    frame.flip();
    try {
      CompletableFuture.runAsync(() -> write(frame), sender).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException broken) {
        throw broken.getCause();
      }
      throw e;
    }
  }

  private synchronized void write(ByteBuffer frame) {
    boolean interrupted = Thread.interrupted();
    try {
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for the next message.
   *
   * @throws EOFException when the other process is gone, or has hung up
   */
  ForkMessage receive() throws IOException {
    ByteBuffer head = read(HEAD);
    Class<? extends ForkMessage> kind = ForkMessage.KINDS.get(head.get());
    return Json.facts().read(read(head.getInt()).array(), kind);
  }

  private ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("The other process hung up.");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
      return;
    }
  }
}
