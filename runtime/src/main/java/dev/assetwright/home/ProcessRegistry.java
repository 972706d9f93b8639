package dev.assetwright.home;

import dev.assetwright.json.Json;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes that work in one home. Each holds a lock of the operating system on {@code processes/<id>.lock}, which
 * goes when the process does, however it ends: a process is dead when its lock can be had, and the {@link ForkLock}s of those
 * that worked for it.
 *
 * <p>On POSIX systems a process loses its lock on a file when it closes <em>any</em> channel on that file. So locks that
 * this JVM holds are remembered, and never tried.
 */
public final class ProcessRegistry {
  private static final String LOCK = ".lock";
  private static final String INFO = ".json";
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 6;

  /** The lock files held by this JVM, whichever registry holds them. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random the source of process ids; should differ between processes
   */
  public ProcessRegistry(Home home, Clock clock, RandomGenerator random) {
    this.folder = home.processes();
    this.clock = clock;
    this.random = random;
  }

  /**
   * Registers this process under a new id.
   *
   * @param command what it does, as typed
   * @throws StoreUnavailableException if the lock cannot be written
   */
  public RegisteredProcess register(String command) {
    while (true) {
      String id = newId();
      FileChannel lock = create(id);
      if (lock != null) {
        ProcessInfo info =
            new ProcessInfo(id, ProcessHandle.current().pid(), command, null, clock.instant());
        describe(info);
        return new RegisteredProcess(this, lock, info);
      }
    }
  }

  /** What the living processes tell, this one included, sorted by id. One that is only just starting may be left out. */
  public List<ProcessInfo> living() {
    List<ProcessInfo> living = new ArrayList<>();
    for (String id : ids()) {
      if (!isDead(id)) {
        info(id).ifPresent(living::add);
      }
    }
    return living;
  }

  /** The process of this home that serves pages at a port. */
  public Optional<ProcessInfo> servingAt(int port) {
    return living().stream()
        .filter(info -> info.port() != null && info.port() == port)
        .findFirst();
  }

  /** The ids of the dead, sorted. Others may be clearing up after them at this moment; see {@link #clearDead}. */
  public List<String> deadProcesses() {
    return ids().stream().filter(this::isDead).toList();
  }

  /** Whether a process is at work; one that is being cleared up after at this moment counts. */
  public boolean isAlive(String id) {
    return Files.exists(lockFile(id)) && !isDead(id);
  }

  /**
   * Clears up after each dead process: hands its id to {@code reconcile}, then forgets it. Meanwhile its lock is held, so
   * that of several starting processes one clears up. When {@code reconcile} throws, the dead process is kept for the
   * next time, and the exception passes on.
   *
   * @return the ids that were cleared, sorted
   */
  public List<String> clearDead(Consumer<String> reconcile) {
    return clearDead(id -> false, reconcile);
  }

  /**
   * The same for those that nobody else knows to be alive.
   *
   * @param isHeld whether a process whose lock can be had lives all the same, on a machine with locks of its own
   */
  public List<String> clearDead(Predicate<String> isHeld, Consumer<String> reconcile) {
    List<String> cleared = new ArrayList<>();
    for (String id : ids()) {
      whenDead(id, () -> {
        if (!isHeld.test(id)) {
          reconcile.accept(id);
          delete(id);
          cleared.add(id);
        }
      });
    }
    return cleared;
  }

  void describe(ProcessInfo info) {
    Path file = folder.resolve(info.id() + INFO);
    Path fresh = folder.resolve(info.id() + ".tmp");
    try {
      // Others read it at any time, so it appears whole.
      Files.write(fresh, Json.facts().writeBytes(info));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  void remove(String id, FileChannel lock) {
    if (HELD.contains(lockFile(id))) {
      delete(id);
      closeQuietly(lock);
      HELD.remove(lockFile(id));
    }
  }

  /** Creates and locks a file of this id; returns null when another process was there first. */
  private @Nullable FileChannel create(String id) {
    Path file = lockFile(id);
    if (!HELD.add(file)) {
      return null;
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // Between these lines another process may take the file for a dead one's, and may have
      // deleted it.
      held = channel.tryLock() != null && Files.exists(file);
      return held ? channel : null;
    } catch (FileAlreadyExistsException e) {
      return null;
    } catch (IOException e) {
      throw unusable(file, e);
    } finally {
      if (!held) {
        closeQuietly(channel);
        HELD.remove(file);
      }
    }
  }

  private boolean isDead(String id) {
    return whenDead(id, () -> {});
  }

  /** Runs the action with the lock of a dead process held; returns false when it lives, or was cleared by others. */
  private boolean whenDead(String id, Runnable action) {
    Path file = lockFile(id);
    if (!HELD.add(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || !Files.exists(file) || ForkLock.isAnyHeld(folder, id)) {
        return false;
      }
      action.run();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw unusable(file, e);
    } finally {
      HELD.remove(file);
    }
  }

  private Optional<ProcessInfo> info(String id) {
    try {
      byte[] json = Files.readAllBytes(folder.resolve(id + INFO));
      return Optional.of(Json.facts().read(json, ProcessInfo.class));
    } catch (IOException | JsonFormatException e) {
      // It ended just now, or is so young that it has not told yet.
      return Optional.empty();
    }
  }

  private List<String> ids() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(LOCK))
          .map(name -> name.substring(0, name.length() - LOCK.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private void delete(String id) {
    try {
      Files.deleteIfExists(folder.resolve(id + ".tmp"));
      Files.deleteIfExists(folder.resolve(id + INFO));
      ForkLock.removeAll(folder, id);
      // The lock last: as long as it is there, the next start clears up.
      Files.deleteIfExists(lockFile(id));
    } catch (IOException e) {
      throw unusable(lockFile(id), e);
    }
  }

  private Path lockFile(String id) {
    return folder.resolve(id + LOCK);
  }

  private String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The lock is gone with the channel, whatever closing says.
    }
  }

  private static StoreUnavailableException unusable(Path file, IOException e) {
    return new StoreUnavailableException(
        ("'%s' could not be written or read (%s). Processes tell each other through it that they live. Look at the"
                + " folder's permissions and the disk's free space.")
            .formatted(file, e.getMessage()),
        e);
  }
}
