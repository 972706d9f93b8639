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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs whose process died and which a command found, a file for each, until a process that serves goes on with them: their
 * record says no more what was tried, once it says that they were interrupted.
 *
 * <p>Each is handed out once, whichever process asks.
 */
final class InterruptedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(InterruptedRuns.class);
  private static final String SUFFIX = ".json";

  private final Path folder;

  /** @param folder made when a run is kept */
  InterruptedRuns(Path folder) {
    this.folder = folder;
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
    Path fresh = folder.resolve(run.run().id() + ".tmp");
    try {
      Files.createDirectories(folder);
      Files.write(fresh, Json.facts().writeBytes(new Kept(steps)));
      Files.move(fresh, file(run.run().id()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file(String run) {
    return folder.resolve(run + SUFFIX);
  }

  /** Hands out those that are recorded as interrupted; they are no longer kept. */
  List<Recovery.Interrupted> take(RunStore runs) {
    List<Recovery.Interrupted> taken = new ArrayList<>();
    for (String id : ids()) {
      Optional<RunStore.RunRecord> run =
          runs.findRuns(id).stream().filter(found -> found.id().equals(id)).findFirst();
      // Whoever kept it may be about to record it.
      if (run.isPresent() && run.get().status().isFinal()) {
        take(id).ifPresent(earlier -> taken.add(new Recovery.Interrupted(run.get(), earlier)));
      }
    }
    return taken;
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Optional<Map<Cell, EarlierAttempts>> take(String run) {
    try {
      byte[] bytes = Files.readAllBytes(file(run));
      // Of several who read it one takes it away.
      if (!Files.deleteIfExists(file(run))) {
        return Optional.empty();
      }
      Map<Cell, EarlierAttempts> earlier = new LinkedHashMap<>();
      Kept kept = Json.facts().read(bytes, Kept.class);
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
