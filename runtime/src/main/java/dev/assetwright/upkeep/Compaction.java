package dev.assetwright.upkeep;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessInfo;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.store.sqlite.SqliteFile;
import dev.assetwright.store.sqlite.SqliteFileCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of SQLite in a home anew, without gaps and with their logs folded in. */
public final class Compaction {
  /** SQLite writes a copy beside the file, and then the pages into its log. */
  private static final int SPACE_FACTOR = 2;

  private Compaction() {}

  /**
   * What became of one file.
   *
   * @param file its name
   * @param bytesBefore with its write-ahead log
   * @param bytesAfter the same afterwards
   */
  public record CompactedFile(String file, long bytesBefore, long bytesAfter) {}

  /** What became of each file that is there. */
  public record Result(List<CompactedFile> files) {
    public Result {
      files = List.copyOf(files);
    }
  }

  /**
   * Compacts store and warehouse. A process that starts meanwhile waits for it.
   *
   * @param home was opened
   * @param space tells how much is free
   * @throws ApplicationException if a process is at work, a file is damaged or the disk has too little room; nothing was
   *     changed
   */
  public static Result of(Home home, Clock clock, FreeSpace space) {
    List<Path> files = new ArrayList<>();
    for (Path file : List.of(home.database(), home.warehouse())) {
      if (Files.exists(file)) {
        files.add(file);
      }
    }
    requireNobodyElse(home, clock);
    for (Path file : files) {
      requireSound(file);
      requireSpace(file, space);
    }
    return new Result(files.stream().map(Compaction::compact).toList());
  }

  private static CompactedFile compact(Path path) {
    SqliteFile file = new SqliteFile(path);
    long before = file.sizeBytes() + file.logBytes();
    file.compact();
    return new CompactedFile(
        path.getFileName().toString(), before, file.sizeBytes() + file.logBytes());
  }

  private static void requireNobodyElse(Home home, Clock clock) {
    List<ProcessInfo> living = new ProcessRegistry(home, clock, new SecureRandom()).living();
    if (!living.isEmpty()) {
      List<String> hints = new ArrayList<>();
      living.forEach(info -> hints.add(
          "Stop 'assetwright %s' (process %d) first.".formatted(info.command(), info.pid())));
      hints.add("Nothing was changed.");
      throw refused(
          "HomeInUse",
          "'%s' cannot be compacted while others work in it: they would wait for it, and fail."
              .formatted(home.folder()),
          hints);
    }
  }

  private static void requireSound(Path file) {
    List<String> problems = SqliteFileCheck.problems(file);
    if (!problems.isEmpty()) {
      throw refused(
          "HomeDamaged",
          "'%s' is damaged (%s); compacting could lose what is left."
              .formatted(file, problems.get(0)),
          List.of("Restore it from a copy.", "Nothing was changed."));
    }
  }

  private static void requireSpace(Path path, FreeSpace space) {
    SqliteFile file = new SqliteFile(path);
    space.require(
        path.getParent(),
        SPACE_FACTOR * (file.sizeBytes() + file.logBytes()),
        "compact '" + path + "'");
  }

  private static ApplicationException refused(String code, String message, List<String> hints) {
    return new ApplicationException(
        ApplicationException.Category.ENVIRONMENT, code, message, hints);
  }
}
