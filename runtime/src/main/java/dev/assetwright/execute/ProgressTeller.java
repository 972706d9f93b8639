package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import java.time.Clock;

/** Takes how far one attempt is, and tells those who look a few times a second. Safe for several threads. */
final class ProgressTeller implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  private final ProgressBoard board;
  private final Coordinator.LogListener listener;
  private final AttemptRequest request;
  private final Clock clock;
  private long toldMillis = Long.MIN_VALUE;
  private boolean closed;

  ProgressTeller(
      ProgressBoard board, Coordinator.LogListener listener, AttemptRequest request, Clock clock) {
    this.board = board;
    this.listener = listener;
    this.request = request;
    this.clock = clock;
  }

  void progress(long done, long total) {
    Progress progress = new Progress(done, total);
    boolean tells;
    synchronized (this) {
      if (closed) {
        return;
      }
      for (Cell cell : request.cells()) {
        board.put(request.run(), cell, progress);
      }
      long now = clock.millis();
      tells = toldMillis == Long.MIN_VALUE || now - toldMillis >= PAUSE_MILLIS;
      if (tells) {
        toldMillis = now;
      }
    }
    if (tells) {
      listener.progressed(request.run(), request.cell());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (toldMillis != Long.MIN_VALUE) {
      request.cells().forEach(cell -> board.remove(request.run(), cell));
    }
  }
}
