package dev.assetwright.log;

import dev.assetwright.model.Cell;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of logs: {@code <run>/<asset>[@<partition>].<attempt>.log}, one file for each attempt that had something to say, known
 * by the first asset of its producer.
 *
 * <p>A line is {@code instant TAB level TAB text}; a line that continues another begins with a tab.
 */
public final class AttemptLogs {
  private final Path folder;
  private final Clock clock;

  public AttemptLogs(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Lines of a log.
   *
   * @param total how many there are now
   * @param from the number of the first one here, from 0
   * @param error the number of the first line of level ERROR; -1 without
   */
  public record Page(int total, int from, int error, List<Line> lines) {}

  /** A line; a continuation has no instant and the level of the line it continues. */
  public record Line(@Nullable Instant at, String level, String text) {}

  /** Told how many lines a log has, on the writing thread. */
  public interface GrowthListener {
    /** The log has grown to {@code total} lines. */
    void grew(int total);
  }

  /** The log of an attempt, whose file is made when there is something to write. */
  public AttemptLog create(String run, Cell cell, int attempt, GrowthListener listener) {
    return new FileAttemptLog(() -> file(run, cell, attempt), clock, listener);
  }

  /**
   * Reads a page.
   *
   * @param from the number of the first line, from 0; negative for the last {@code limit}
   */
  public Page read(String run, Cell cell, int attempt, int from, int limit) {
    Path file = file(run, cell, attempt);
    if (!Files.isRegularFile(file)) {
      return new Page(0, 0, -1, List.of());
    }
    int total = 0;
    int error = -1;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (error < 0 && line.contains("\tERROR\t")) {
          error = total;
        }
        total++;
      }
      int first = from < 0 ? Math.max(0, total - limit) : Math.min(from, total);
      try (Stream<String> lines = Files.lines(file)) {
        return new Page(
            total, first, error, parse(lines.skip(first).limit(limit).toList()));
      }
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The log '%s' cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** The runs that have logs, sorted. */
  public List<String> runs() {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : Stream.of(names).sorted().toList();
  }

  /** Those of them that got their last log before an instant. */
  public List<String> runsBefore(Instant instant) {
    return runs().stream()
        .filter(run -> folder.resolve(run).toFile().lastModified() < instant.toEpochMilli())
        .toList();
  }

  /** Removes the logs of runs. What cannot be removed stays. */
  public void remove(Collection<String> runs) {
    for (String run : runs) {
      File logs = folder.resolve(run).toFile();
      File[] files = logs.listFiles();
      if (files != null) {
        Stream.of(files).forEach(File::delete);
        logs.delete();
      }
    }
  }

  /** A page of lines that are in no file. */
  public static Page page(List<Line> lines, int from, int limit) {
    int first = from < 0 ? Math.max(0, lines.size() - limit) : Math.min(from, lines.size());
    return new Page(
        lines.size(),
        first,
        -1,
        List.copyOf(lines.subList(first, Math.min(lines.size(), first + limit))));
  }

  private static List<Line> parse(List<String> texts) {
    List<Line> lines = new ArrayList<>(texts.size());
    String level = "INFO";
    for (String text : texts) {
      String[] parts = text.split("\t", 3);
      Instant at = parts.length == 3 ? instant(parts[0]) : null;
      if (at == null) {
        lines.add(new Line(null, level, text.startsWith("\t") ? text.substring(1) : text));
      } else {
        level = parts[1];
        lines.add(new Line(at, level, parts[2]));
      }
    }
    return lines;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Path file(String run, Cell cell, int attempt) {
    String name = cell.asset().toString().replace('/', '.');
    String partition = cell.partition() == null ? "" : "@" + cell.partition();
    return folder.resolve(run).resolve(name + partition + "." + attempt + ".log");
  }
}
