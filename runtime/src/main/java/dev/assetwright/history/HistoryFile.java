package dev.assetwright.history;

import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was known as of some place in the log, in a file: a start reads it and what happened since, rather than a row for each of a
 * million cells. Only a copy: where it is absent, damaged, or not of this log, all is read from the store, and nothing is lost with
 * it.
 *
 * <p>Written by the start that found it too old, which makes it cost a part of what was recorded since.
 */
public final class HistoryFile {
  /** Rises with each change of what is written, and of what {@link History} makes of events. */
  static final int FORMAT = 3;

  /** Below as many cells a store is as fast. */
  static final int LEAST_CELLS = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

  private final Path file;
  private final String program;
  private final int leastCells;

  /** @param program whose file it is; that of another one, or of another version, is left alone */
  public HistoryFile(Path file, String program) {
    this(file, program, LEAST_CELLS);
  }

  HistoryFile(Path file, String program, int leastCells) {
    this.file = file;
    this.program = program;
    this.leastCells = leastCells;
  }

  /** Returns the flow of a store's events, with all that is known by now. */
  public EventFlow open(Store store) {
    EventFlow kept = read(store);
    if (kept != null) {
      return kept;
    }
    StoredState stored = store.load();
    History history = History.of(stored);
    keep(store, history, stored.sequence());
    return new EventFlow(store, history, stored.sequence());
  }

  /** Null when the store has to be asked for all. */
  private @Nullable EventFlow read(Store store) {
    Read read = read();
    if (read == null || !read.last.equals(event(store, read.sequence))) {
      return null;
    }
    long missing = store.lastSequence() - read.sequence;
    if (missing > Math.max(leastCells, read.history.count()) / 2) {
      return null;
    }
    EventFlow flow = new EventFlow(store, read.history, read.sequence);
    flow.follow();
    // What is cleared away from the log while it is read would be missing.
    if (store.prunedTo() > read.sequence) {
      return null;
    }
    if (missing > read.history.count() / 8) {
      keep(store, read.history, flow.sequence());
    }
    return flow;
  }

  /** Tells one log from another, and from one that was set back to an earlier state: places are given again there. */
  private static String event(Store store, long sequence) {
    List<RecordedEvent> found = store.after(sequence - 1, 1);
    return found.isEmpty() || found.get(0).sequence() != sequence
        ? ""
        : Long.toHexString(Names.fingerprint(found.get(0).toString()));
  }

  private void keep(Store store, History history, long sequence) {
    if (history.count() < leastCells) {
      return;
    }
    String last = event(store, sequence);
    if (last.isEmpty()) {
      return;
    }
    // Of one name, so that what a killed process left is written over.
    Path written = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      if (write(history, sequence, last, written)) {
        Files.move(
            written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.info(
          "What is known cannot be kept in {} ({}). The next start reads all of the log's projections.",
          file,
          e.toString());
    }
  }

  /** False when another process is at it. Should two ever get into each other's way, the sum does not fit. */
  private boolean write(History history, long sequence, String last, Path written)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return false;
      }
      channel.truncate(0);
      ColumnWriter to = new ColumnWriter(channel);
      to.putInt(FORMAT);
      to.putText(program);
      to.putLong(sequence);
      to.putText(last);
      history.write(to);
      to.finish();
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private record Read(History history, long sequence, String last) {}

  /** The file stays open when it is used, for what is asked for later; with its last reader it is closed. */
  private @Nullable Read read() {
    RandomAccessFile opened = null;
    boolean used = false;
    try {
      opened = new RandomAccessFile(file.toFile(), "r");
      ColumnReader from = new ColumnReader(opened);
      if (from.getInt() != FORMAT || !from.getText().equals(program)) {
        return null;
      }
      long sequence = from.getLong();
      String last = from.getText();
      History history = History.read(from);
      from.finish();
      used = true;
      return new Read(history, sequence, last);
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException | RuntimeException e) {
      // Damage shows as anything before the sum is reached.
      LOG.info("{} is not used ({}). All is read from the log's projections.", file, e.toString());
      return null;
    } finally {
      if (opened != null && !used) {
        close(opened);
      }
    }
  }

  private static void close(RandomAccessFile opened) {
    try {
      opened.close();
    } catch (IOException e) {
      LOG.debug("A file that is not used was not closed.", e);
    }
  }
}
