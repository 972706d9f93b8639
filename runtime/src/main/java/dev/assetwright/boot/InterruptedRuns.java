package dev.assetwright.boot;

import dev.assetwright.execute.EarlierAttempts;
import dev.assetwright.execute.Recovery;
import dev.assetwright.json.Json;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Failure;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.value.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs whose process died, a file for each, until a process that serves goes on with them: their record says no more what was
 * tried, once it says that they were interrupted.
 *
 * <p>Whoever takes one renames its file after itself, {@code RUN.PROCESS.taken}, and removes it when all is done. When it dies
 * before, others take the file from it.
 */
final class InterruptedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(InterruptedRuns.class);
  private static final String FREE = ".json";
  private static final String TAKEN = ".taken";
  private static final String FRESH = ".tmp";
  /** The run, and who took it. */
  private static final Pattern NAME = Pattern.compile("([^.]+)(?:\\.json|\\.([^.]+)\\.taken)");

  /** What nobody has needed for so long was left by a process that was killed, or its run was removed. */
  private static final Duration OLD = Duration.ofDays(1);

  private final Path folder;
  private final Clock clock;

  /** @param folder made when a run is kept */
  InterruptedRuns(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What is in a file. */
  private record Kept(List<Tried> steps) {}

  private record Tried(
      AssetKey asset, @Nullable String partition, int count, Failure last, Instant notBefore) {}

  /** Keeps what was tried in a run; does nothing when nothing was, or the run does not go on. Keeping it again is safe. */
  void keep(Recovery.Interrupted run) {
    if (run.earlier().isEmpty() || !run.run().request().goesOnAfterDeath()) {
      return;
    }
    List<Tried> steps = new ArrayList<>();
    run.earlier()
        .forEach((cell, tried) -> steps.add(new Tried(
            cell.asset(), cell.partition(), tried.count(), tried.last(), tried.notBefore())));
    String id = run.run().id();
    Path fresh = folder.resolve(id + FRESH);
    try {
      DurableFiles.createFolders(folder);
      DurableFiles.write(fresh, Json.facts().writeBytes(new Kept(steps)));
      DurableFiles.publish(fresh, folder.resolve(id + FREE));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Hands out those that are recorded as interrupted, the oldest first. None is handed to another process while this one lives;
   * to this one again, until it removes it.
   *
   * @param process who takes them
   * @param isAlive whether another process, which took one before, is still at it
   */
  List<Recovery.Interrupted> take(RunStore runs, String process, Predicate<String> isAlive) {
    Map<String, Recovery.Interrupted> taken = new LinkedHashMap<>();
    for (Path file : files()) {
      String fileName = file.getFileName().toString();
      if (fileName.endsWith(FRESH)) {
        removeIfOld(file);
      }
      Matcher name = NAME.matcher(fileName);
      if (!name.matches() || isOfAnother(name.group(2), process, isAlive)) {
        continue;
      }
      String id = name.group(1);
      Optional<RunStore.RunRecord> run =
          runs.findRuns(id).stream().filter(found -> found.id().equals(id)).findFirst();
      if (run.isEmpty()) {
        removeIfOld(file);
      } else if (run.get().status().isFinal()) {
        // Before, whoever kept it may be about to record it.
        take(file, id, process)
            .ifPresent(earlier -> taken.put(id, new Recovery.Interrupted(run.get(), earlier)));
      }
    }
    return taken.values().stream()
        .sorted(Comparator.comparing((Recovery.Interrupted found) -> found.run().queuedAt()))
        .toList();
  }

  private static boolean isOfAnother(
      @Nullable String holder, String process, Predicate<String> isAlive) {
    return holder != null && !holder.equals(process) && isAlive.test(holder);
  }

  /** Keeps one no longer that a process took. */
  void remove(String run, String process) {
    try {
      Files.deleteIfExists(taken(run, process));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path taken(String run, String process) {
    return folder.resolve(run + "." + process + TAKEN);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void removeIfOld(Path file) {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(OLD))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Another process took it, or has done with it.
      return;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Optional<Map<Cell, EarlierAttempts>> take(Path file, String run, String process) {
    Path mine = taken(run, process);
    try {
      if (!file.equals(mine)) {
        // Of several who try, one finds it.
        Files.move(file, mine, StandardCopyOption.ATOMIC_MOVE);
      }
      Map<Cell, EarlierAttempts> earlier = new LinkedHashMap<>();
      Kept kept = Json.facts().read(Files.readAllBytes(mine), Kept.class);
      for (Tried tried : kept.steps()) {
        earlier.put(
            new Cell(tried.asset(), tried.partition()),
            new EarlierAttempts(tried.count(), tried.last(), tried.notBefore()));
      }
      return Optional.of(earlier);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    } catch (JsonFormatException e) {
      LOG.warn("Run {} does not go on: what was kept of it is damaged.", run);
      remove(run, process);
      return Optional.empty();
    }
  }

  private StoreUnavailableException unusable(IOException cause) {
    return new StoreUnavailableException(
        "The folder '%s' cannot be used (%s). It holds the runs that go on when a process serves; check its permissions."
            .formatted(folder, cause.getMessage()),
        cause);
  }
}
