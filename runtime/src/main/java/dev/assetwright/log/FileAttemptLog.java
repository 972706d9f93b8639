package dev.assetwright.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of an attempt in its file. When the disk refuses, further lines are dropped, and the attempt's outcome is recorded
 * elsewhere.
 *
 * <p>The file is made with the first line that says more than that the attempt began: most attempts have nothing to say, and
 * ten thousand files with one line each cost more than what they tell of.
 */
final class FileAttemptLog extends AttemptLog {
  /** No log grows beyond this many lines; then one line says so. */
  static final int MOST_LINES = 200_000;

  private final Supplier<Path> file;
  private final Clock clock;
  private final AttemptLogs.GrowthListener listener;
  private @Nullable Instant begunAt;
  private @Nullable Supplier<String> first;
  private int lines;
  private boolean closed;
  private @Nullable BufferedWriter writer;

  FileAttemptLog(Supplier<Path> file, Clock clock, AttemptLogs.GrowthListener listener) {
    this.file = file;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public synchronized void begin(Supplier<String> text) {
    begunAt = clock.instant();
    first = text;
  }

  @Override
  public void end(Supplier<String> text) {
    if (isWritten()) {
      info(text.get());
    }
  }

  private synchronized boolean isWritten() {
    return writer != null;
  }

  @Override
  protected void write(String level, String text) {
    int total;
    synchronized (this) {
      if (closed || lines > MOST_LINES) {
        return;
      }
      String shown = lines == MOST_LINES ? "The log is full; what follows is not kept." : text;
      try {
        BufferedWriter to = writer;
        if (to == null) {
          to = newWriter();
          writer = to;
          if (first != null && begunAt != null) {
            write(to, begunAt, "INFO", first.get());
          }
        }
        write(to, clock.instant(), level, shown);
        to.flush();
      } catch (IOException e) {
        closed = true;
        return;
      }
      total = lines;
    }
    listener.grew(total);
  }

  private void write(BufferedWriter to, Instant at, String level, String text) throws IOException {
    String[] parts = text.split("\\R", -1);
    to.write(at.truncatedTo(ChronoUnit.MILLIS) + "\t" + level + "\t" + parts[0] + "\n");
    for (int i = 1; i < parts.length; i++) {
      to.write("\t" + parts[i] + "\n");
    }
    lines += parts.length;
  }

  /** Most logs come into a folder that is there, so that is not asked first. */
  private BufferedWriter newWriter() throws IOException {
    Path path = file.get();
    try {
      return Files.newBufferedWriter(path);
    } catch (NoSuchFileException e) {
      Files.createDirectories(path.getParent());
      return Files.newBufferedWriter(path);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (writer == null) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      // Every line was flushed when written; there is nothing left to lose.
      return;
    }
  }
}
