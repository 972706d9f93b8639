package dev.assetwright.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is measured from outside. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final long begunNanos = System.nanoTime();
  private final int port;
  private final Path output;

  /** Starts it; {@code port} is where it will serve. */
  Child(List<String> command, Path folder, int port) throws IOException {
    this.port = port;
    this.output = folder.resolve("output-" + port + ".txt");
    this.process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Http http() {
    return new Http("http://127.0.0.1:" + port);
  }

  /** Asks until it answers well; returns how long after the start that was, in milliseconds. */
  double answers(String path) throws InterruptedException {
    while (System.nanoTime() - begunNanos < PATIENCE_NANOS && process.isAlive()) {
      try {
        http().get(path);
        return (System.nanoTime() - begunNanos) / 1e6;
      } catch (IOException e) {
        Thread.sleep(2);
      }
    }
    throw new IllegalStateException("No answer. It said: " + said());
  }

  /** Waits for its end; returns how long it lived, in milliseconds. */
  double lives() throws InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("Status " + status + ". It said: " + said());
    }
    return (System.nanoTime() - begunNanos) / 1e6;
  }

  private String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  double residentMegabytes() throws IOException {
    return Memory.residentMegabytes(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
