package dev.assetwright.log;

import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The log of one attempt while it runs. Safe for several threads; never fails the attempt: when the disk refuses, further lines
 * are dropped, and the attempt's outcome is recorded elsewhere.
 */
public final class AttemptLog implements AutoCloseable {
  /** No log grows beyond this many lines; then one line says so. */
  static final int MOST_LINES = 200_000;

  private final Path file;
  private final Clock clock;
  private final AttemptLogs.GrowthListener listener;
  private int lines;
  private boolean closed;
  private @Nullable BufferedWriter writer;

  AttemptLog(Path file, Clock clock, AttemptLogs.GrowthListener listener) {
    this.file = file;
    this.clock = clock;
    this.listener = listener;
  }

  /** Makes the file; throws {@link StoreUnavailableException} when the disk refuses. Lines before this are dropped. */
  public synchronized void open() {
    try {
      writer = newWriter();
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The log '%s' cannot be written: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Most logs come into a folder that is there, so that is not asked first. */
  private BufferedWriter newWriter() throws IOException {
    try {
      return Files.newBufferedWriter(file);
    } catch (NoSuchFileException e) {
      Files.createDirectories(file.getParent());
      return Files.newBufferedWriter(file);
    }
  }

  /** Writes an ordinary line. */
  public void info(String text) {
    write("INFO", text);
  }

  /** Writes a line that stands out. */
  public void warn(String text) {
    write("WARN", text);
  }

  /** Writes what went wrong; further lines of the text continue the first. */
  public void error(String text) {
    write("ERROR", text);
  }

  /** Writes what the user's code printed. */
  public void output(String text) {
    write("OUT", text);
  }

  private void write(String level, String text) {
    int total;
    synchronized (this) {
      if (closed || writer == null || lines > MOST_LINES) {
        return;
      }
      String shown = lines == MOST_LINES ? "The log is full; what follows is not kept." : text;
      try {
        String[] parts = shown.split("\\R", -1);
        writer.write(
            clock.instant().truncatedTo(ChronoUnit.MILLIS) + "\t" + level + "\t" + parts[0] + "\n");
        for (int i = 1; i < parts.length; i++) {
          writer.write("\t" + parts[i] + "\n");
        }
        writer.flush();
        lines += parts.length;
      } catch (IOException e) {
        closed = true;
        return;
      }
      total = lines;
    }
    listener.grew(total);
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
