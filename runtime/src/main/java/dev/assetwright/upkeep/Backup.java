package dev.assetwright.upkeep;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.home.Home;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.sqlite.SqliteFile;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.store.sqlite.SqliteStoreFile;
import dev.assetwright.value.ValueCopies;
import dev.assetwright.warehouse.WarehouseCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Copies a home into a folder that is a home itself: the store, the warehouse and the published values; not the logs, and not
 * versions that are no longer published. Processes may be at work meanwhile.
 *
 * <p>The two files of SQLite cannot be copied at one moment. When something was published in between, both are copied again;
 * what still differs then loses its marker in the copy, so that it counts as missing there, and is never taken for what it
 * is not. Processes that were at work are dead to the copy: its first start clears up after them.
 */
public final class Backup {
  private static final int TRIES = 3;

  private final Home home;
  private final Clock clock;
  private final Path folder;

  private Backup(Home home, Path folder, Clock clock) {
    this.home = home;
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /**
   * What was copied.
   *
   * @param folder the copy, absolute
   * @param events how many are recorded in the copy; as many as the original had when it was copied
   * @param values how many files of values
   * @param linked how many of them share the disk's blocks with the original
   * @param notCopied partitions of tables that were published meanwhile, and count as missing in the copy
   * @param verification what the examination of the copy found
   */
  public record Result(
      String folder,
      long events,
      int values,
      int linked,
      List<String> notCopied,
      Report verification) {
    public Result {
      notCopied = List.copyOf(notCopied);
    }
  }

  /**
   * Copies and verifies. The folder appears when it is complete.
   *
   * @param home was opened
   * @param folder is not there yet
   * @throws ApplicationException if there is nothing to copy, something is in the way or the room is too little; nothing was
   *     left behind
   * @throws StoreUnavailableException if a file cannot be read or written; nothing was left behind
   */
  public static Result of(Home home, Path folder, Clock clock, FreeSpace space) {
    return new Backup(home, folder, clock).run(space);
  }

  private Result run(FreeSpace space) {
    requireNewestSchema();
    if (Files.exists(folder)) {
      throw refused(
          ApplicationException.Category.USAGE,
          "FolderExists",
          "'%s' is there already, and a backup overwrites nothing.".formatted(folder),
          "Name a folder that is not there.");
    }
    if (folder.startsWith(home.folder())) {
      throw refused(
          ApplicationException.Category.USAGE,
          "FolderInHome",
          "'%s' is inside the home, and would be lost with it.".formatted(folder),
          "Name a folder elsewhere, best on another disk.");
    }
    Path partial = null;
    boolean done = false;
    try {
      Files.createDirectories(folder.getParent());
      space.require(folder.getParent(), sizeToWrite(), "back up '" + home.folder() + "'");
      partial =
          Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + ".partial-");
      Result result = copyInto(partial);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return result;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The backup could not be written to '%s' (%s). Nothing was left behind."
              .formatted(folder, e.getMessage()),
          e);
    } finally {
      if (partial != null && !done) {
        delete(partial);
      }
    }
  }

  private void requireNewestSchema() {
    boolean there = Files.exists(home.database());
    if (!there || new SqliteStoreFile(home.database()).schema() != SqliteStoreFile.Age.NEWEST) {
      throw refused(
          ApplicationException.Category.ENVIRONMENT,
          "NothingToBackUp",
          there
              ? "'%s' was written by an older version; the next start brings it up to date."
                  .formatted(home.database())
              : "'%s' holds no store.".formatted(home.folder()),
          there ? "Start it once, or copy the folder as a whole." : "Name another with --home.");
    }
  }

  /** Values may need no room at all, as further names of the same files; that shows only when they are made. */
  private long sizeToWrite() {
    return new SqliteFile(home.database()).sizeBytes()
        + new SqliteFile(home.warehouse()).sizeBytes();
  }

  private Result copyInto(Path partial) throws IOException {
    Home copy = Home.open(partial);
    Set<Cell> apart = copyDatabases(copy);
    for (int tries = 1; !apart.isEmpty() && tries < TRIES; tries++) {
      Files.delete(copy.database());
      Files.deleteIfExists(copy.warehouse());
      apart = copyDatabases(copy);
    }
    if (!apart.isEmpty() && Files.exists(copy.warehouse())) {
      new WarehouseCheck(copy.warehouse()).unmark(apart);
    }
    ValueCopies.Result values;
    long events;
    try (Store store = SqliteStore.open(copy.database(), clock)) {
      StoredState state = store.load();
      values = ValueCopies.of(HomeContents.withData(state), home.values(), copy.values());
      events = new SqliteStoreFile(copy.database()).eventCount(state.sequence());
      leaveDead(store, copy);
      requireAllEvents(state.sequence(), events);
    }
    Report verification = HomeCheck.of(copy, clock);
    return new Result(
        folder.toString(),
        events,
        values.linked() + values.copied(),
        values.linked(),
        apart.stream().map(Cell::toString).toList(),
        verification);
  }

  /** Copies both; returns the cells whose tables are not the versions of the history, sorted. */
  private Set<Cell> copyDatabases(Home copy) {
    boolean warehouse = Files.exists(home.warehouse());
    if (warehouse) {
      new SqliteFile(home.warehouse()).copyTo(copy.warehouse());
    }
    // The store last: the values that it speaks of are then the youngest, and still there.
    new SqliteFile(home.database()).copyTo(copy.database());
    Map<Cell, String> markers =
        warehouse ? new WarehouseCheck(copy.warehouse()).published() : Map.of();
    try (Store store = SqliteStore.open(copy.database(), clock)) {
      return apart(store, markers);
    }
  }

  /** What was published by way of the warehouse, and is neither there nor in a file, as it is recorded. */
  private Set<Cell> apart(Store store, Map<Cell, String> markers) {
    StoredState state = store.load();
    Set<Cell> announced = HomeContents.announced(store);
    Set<Cell> apart = new TreeSet<>();
    HomeContents.withData(state).forEach((cell, version) -> {
      CellState.Published published = state.cells().get(cell).published();
      boolean byWarehouse = published != null && published.token() != null;
      if (byWarehouse
          && !version.equals(markers.get(cell))
          && !announced.contains(cell)
          && !ValueCopies.isThere(cell, version, home.values())) {
        apart.add(cell);
      }
    });
    return apart;
  }

  private void requireAllEvents(long lastSequence, long copied) {
    long original = new SqliteStoreFile(home.database()).eventCount(lastSequence);
    if (original != copied) {
      throw new StoreUnavailableException(
          "The copy of '%s' has %d events up to number %d, and the original %d. Nothing was left behind. Repeat this."
              .formatted(home.database(), copied, lastSequence, original));
    }
  }

  /** A lock that nobody holds is the sign of a dead process, after which the next start clears up. */
  private static void leaveDead(Store store, Home copy) throws IOException {
    Set<String> processes = new TreeSet<>(new SqliteStoreFile(copy.database()).claimants());
    store.openRuns().forEach(run -> processes.add(run.process()));
    for (String process : processes) {
      Files.createFile(copy.processes().resolve(process + ".lock"));
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst =
          new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What was wrong before is the thing to tell.
      return;
    }
  }

  private static ApplicationException refused(
      ApplicationException.Category category, String code, String message, String hint) {
    return new ApplicationException(category, code, message, List.of(hint, "Nothing was copied."));
  }
}
