package dev.assetwright.upkeep;

import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessInfo;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreExamination;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sqlite.SqliteFile;
import dev.assetwright.store.sqlite.SqliteFileCheck;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.store.sqlite.SqliteStoreFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Examines a home without changing anything that was recorded: the files of SQLite page by page, the projections against the
 * log, the values and tables against the history. Every part is examined even when another is broken, and others may be at
 * work meanwhile.
 */
public final class HomeCheck {
  private final Home home;
  private final Clock clock;
  private final @Nullable OtherStore other;
  private final @Nullable String otherWarehouse;
  private final List<Finding> findings = new ArrayList<>();

  private HomeCheck(
      Home home, Clock clock, @Nullable OtherStore other, @Nullable String otherWarehouse) {
    this.home = home;
    this.clock = clock;
    this.other = other;
    this.otherWarehouse = otherWarehouse;
  }

  /** Examines a home that was opened and has its store in it. */
  public static Report of(Home home, Clock clock) {
    return of(home, clock, null, null);
  }

  /**
   * Examines a home that was opened.
   *
   * @param other the store when it is elsewhere; null when it is in the home
   * @param otherWarehouse where the tables are, for people; null when they are in the home
   */
  public static Report of(
      Home home, Clock clock, @Nullable OtherStore other, @Nullable String otherWarehouse) {
    return new HomeCheck(home, clock, other, otherWarehouse).examine();
  }

  private Report examine() {
    findings.add(Finding.ok(
        "home",
        "'%s' holds %s.".formatted(home.folder(), Sentences.bytes(sizeBytes(home.folder())))));
    StoreExamination elsewhere = other == null ? null : other.examine();
    if (elsewhere != null) {
      tell(elsewhere);
    }
    boolean store = elsewhere == null && database("store", home.database());
    boolean warehouse = otherWarehouse == null && database("warehouse", home.warehouse());
    if (otherWarehouse != null) {
      findings.add(Finding.note(
          "warehouse",
          "The tables are in %s, and were not examined; what is not there any more counts as missing at the next start."
              .formatted(otherWarehouse)));
    }
    HomeContents.Result contents = HomeContents.Result.NOTHING;
    if (elsewhere != null ? elsewhere.isReadable() : store && hasNewestSchema()) {
      contents = contents(warehouse);
    } else {
      findings.add(Finding.note(
          "values",
          "Values and rows in files take %s; without a history that can be read they are compared with nothing."
              .formatted(Sentences.bytes(sizeBytes(home.values())))));
    }
    logs();
    processes();
    HomeSizes sizes =
        sizes(store, warehouse, contents, elsewhere == null ? 0 : elsewhere.sizeBytes());
    tell(sizes);
    return new Report(findings, sizes);
  }

  private void tell(StoreExamination elsewhere) {
    for (StoreExamination.Remark remark : elsewhere.remarks()) {
      Finding.Level level = Finding.Level.valueOf(remark.level().name());
      findings.add(new Finding(level, "store", remark.text(), remark.advice()));
    }
    if (home.hasDatabase()) {
      findings.add(Finding.note(
          "store",
          "'%s' holds an earlier history, which is not used."
              .formatted(home.database().getFileName())));
    }
  }

  /** Returns whether the file is there and sound. */
  private boolean database(String subject, Path file) {
    if (!Files.exists(file)) {
      missing(subject, file);
      return false;
    }
    List<String> problems = SqliteFileCheck.problems(file);
    if (problems.isEmpty()) {
      findings.add(Finding.ok(
          subject,
          "'%s' is sound, %s.".formatted(file.getFileName(), Sentences.bytes(sizeBytes(file)))));
      return true;
    }
    findings.add(Finding.problem(
        subject,
        "'%s' is damaged: %s.".formatted(file.getFileName(), String.join("; ", problems)),
        subject.equals("warehouse")
            ? "Move it away; what it held then counts as missing and can be materialized again."
            : "Stop all processes and restore it from a copy."));
    return false;
  }

  private void missing(String subject, Path file) {
    if (subject.equals("store")
        && (Files.exists(home.warehouse()) || sizeBytes(home.values()) > 0)) {
      findings.add(Finding.problem(
          subject,
          "'%s' is not there, though there is data: all of it counts as never materialized."
              .formatted(file.getFileName()),
          "Restore it from a copy, or start anew and materialize everything."));
      return;
    }
    findings.add(Finding.note(
        subject, "'%s' is not there yet; it is made when needed.".formatted(file.getFileName())));
  }

  private boolean hasNewestSchema() {
    try {
      SqliteStoreFile.Age age = new SqliteStoreFile(home.database()).schema();
      if (age == SqliteStoreFile.Age.NEWEST) {
        return true;
      }
      boolean lost = age == SqliteStoreFile.Age.EMPTY && sizeBytes(home.values()) > 0;
      findings.add(
          lost
              ? Finding.problem(
                  "store",
                  "'assetwright.db' is empty, though there are values: all data counts as never materialized.",
                  "Restore it from a copy, or start anew and materialize everything.")
              : Finding.note(
                  "store",
                  "It was written by an older version. The next start brings it up to date; its contents were not examined."));
      return false;
    } catch (StoreUnavailableException e) {
      findings.add(Finding.problem("store", String.valueOf(e.getMessage()), null));
      return false;
    }
  }

  private HomeContents.Result contents(boolean warehouse) {
    try (Store store = other == null ? SqliteStore.open(home.database(), clock) : other.open()) {
      HomeContents.Result result =
          HomeContents.examine(home, store, warehouse, otherWarehouse != null, living());
      findings.addAll(result.findings());
      return result;
    } catch (StoreUnavailableException e) {
      findings.add(Finding.problem("store", String.valueOf(e.getMessage()), null));
    } catch (RuntimeException e) {
      // A database knows nothing of what the columns mean: a flipped byte in a text is sound to it.
      findings.add(Finding.problem(
          "store",
          "%s, and holds what cannot be read: %s."
              .formatted(
                  other == null ? "'assetwright.db' is sound as a file" : "The store can be opened",
                  e),
          "Stop all processes and restore it from a copy."));
    }
    return HomeContents.Result.NOTHING;
  }

  private void logs() {
    List<Path> entries = entries(home.logs());
    long runs = entries.stream().filter(Files::isDirectory).count();
    List<Path> bugs = entries.stream()
        .map(Path::getFileName)
        .filter(name -> name.toString().startsWith("bug-"))
        .toList();
    findings.add(Finding.ok(
        "logs",
        "Logs of %s take %s."
            .formatted(Sentences.count(runs, "run"), Sentences.bytes(sizeBytes(home.logs())))));
    if (!bugs.isEmpty()) {
      findings.add(Finding.note(
          "logs",
          "Assetwright itself failed, and left traces: %s. Please report them, then delete them."
              .formatted(Sentences.quoted(bugs))));
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean living() {
    return !registry().living().isEmpty();
  }

  private ProcessRegistry registry() {
    return new ProcessRegistry(home, clock, new SecureRandom());
  }

  private void processes() {
    for (ProcessInfo info : registry().living()) {
      findings.add(Finding.note(
          "process",
          "'assetwright %s' is at work (process %d, since %s%s)."
              .formatted(
                  info.command(),
                  info.pid(),
                  Durations.format(Duration.between(info.startedAt(), clock.instant())),
                  info.port() == null ? "" : ", port " + info.port())));
    }
    int dead = registry().deadProcesses().size();
    if (dead > 0) {
      findings.add(Finding.note(
          "process",
          "%d %s without saying goodbye; the next start clears up after %s."
              .formatted(
                  dead,
                  dead == 1 ? "process ended" : "processes ended",
                  dead == 1 ? "it" : "them")));
    }
  }

  private HomeSizes sizes(
      boolean store, boolean warehouse, HomeContents.Result contents, long elsewhereBytes) {
    SqliteFile storeFile = new SqliteFile(home.database());
    SqliteFile warehouseFile = new SqliteFile(home.warehouse());
    return new HomeSizes(
        other == null ? storeFile.sizeBytes() : elsewhereBytes,
        storeFile.logBytes(),
        warehouseFile.sizeBytes(),
        warehouseFile.logBytes(),
        sizeBytes(home.values()),
        contents.quarantine(),
        sizeBytes(home.logs()),
        (store ? storeFile.freeBytes() : 0) + (warehouse ? warehouseFile.freeBytes() : 0),
        contents.retentionFrees(),
        HomeSizes.largest(contents.bytesByAsset()));
  }

  private void tell(HomeSizes sizes) {
    findings.add(Finding.ok(
        "sizes",
        "Store %s and its log %s, warehouse %s and its log %s, values %s, logs %s. Compacting would free %s of it, retention frees %s with the next materializations."
            .formatted(
                Sentences.bytes(sizes.store()),
                Sentences.bytes(sizes.storeLog()),
                Sentences.bytes(sizes.warehouse()),
                Sentences.bytes(sizes.warehouseLog()),
                Sentences.bytes(sizes.values()),
                Sentences.bytes(sizes.logs()),
                Sentences.bytes(sizes.compactingFrees()),
                Sentences.bytes(sizes.retentionFrees()))));
    if (sizes.quarantine() > 0) {
      findings.add(Finding.ok(
          "sizes",
          "Of that, %s are in quarantine: what checks refused, until it is materialized well or too old."
              .formatted(Sentences.bytes(sizes.quarantine()))));
    }
    if (!sizes.largestAssets().isEmpty()) {
      List<String> largest = sizes.largestAssets().stream()
          .map(size -> "'%s' %s".formatted(size.asset(), Sentences.bytes(size.bytes())))
          .toList();
      findings.add(Finding.ok("sizes", "Most is taken by " + String.join(", ", largest) + "."));
    }
  }

  static long sizeBytes(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return sum;
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
