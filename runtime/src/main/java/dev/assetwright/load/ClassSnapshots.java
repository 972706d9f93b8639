package dev.assetwright.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of class folders, from which classes are loaded, so that a compiler at work cannot break a loaded graph.
 *
 * <p>Each process has a folder of its own, locked while it lives; what dead processes left is deleted when the first copy is
 * made. Not safe for several threads.
 */
final class ClassSnapshots implements Closeable {
  private static final String LOCK = "lock";
  private static final int TRIES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(ClassSnapshots.class);

  private final Path folder;
  private @Nullable Path own;
  private @Nullable FileChannel lock;
  private int count;

  /** Keeps copies under {@code folder}, which is made when needed. */
  ClassSnapshots(Path folder) {
    this.folder = folder;
  }

  /**
   * One set of copies.
   *
   * @param folder holds them all; deleted by whoever no longer needs it
   * @param classPath the class path with packed copies in place of folders
   * @param resources the same with copies of what are no classes
   */
  record Snapshot(@Nullable Path folder, ClassPath classPath, ClassPath resources)
      implements Closeable {
    @Override
    public void close() throws IOException {
      if (folder != null) {
        deleteTree(folder);
      }
    }
  }

  /**
   * Copies the folders of a class path.
   *
   * @throws LoadException if they keep changing meanwhile
   */
  Snapshot take(ClassPath classPath) throws IOException, LoadException {
    if (classPath.folders().isEmpty()) {
      return new Snapshot(null, classPath, classPath);
    }
    Path target = ownFolder().resolve(Integer.toString(++count));
    Files.createDirectory(target);
    List<Path> roots = new ArrayList<>();
    Set<Path> packed = new HashSet<>();
    List<Path> resources = new ArrayList<>();
    for (Path root : classPath.roots()) {
      if (classPath.folders().contains(root)) {
        String number = Integer.toString(roots.size());
        PackedFolder copy =
            new PackedFolder(target.resolve(number + ".jar"), target.resolve(number));
        copyUnchanged(root, copy);
        roots.add(copy.jar());
        packed.add(copy.jar());
        resources.add(copy.resources());
      } else {
        roots.add(root);
        resources.add(root);
      }
    }
    return new Snapshot(target, new ClassPath(roots, packed), new ClassPath(resources));
  }

  private static void copyUnchanged(Path root, PackedFolder copy)
      throws IOException, LoadException {
    for (int i = 0; i < TRIES; i++) {
      FolderStamp before = FolderStamp.of(root);
      try {
        deleteTree(copy.resources());
        copy.write(root, before.files().keySet());
        if (FolderStamp.of(root).equals(before)) {
          return;
        }
      } catch (NoSuchFileException e) {
        // A compiler took the file away; the next try sees what it made instead.
      }
    }
    throw new LoadException(
        LoadResult.Kind.CODE,
        "ClassesChanging",
        "The classes in '%s' keep changing while they are read.".formatted(root),
        List.of("Wait until the compiler is done."));
  }

  private Path ownFolder() throws IOException {
    if (own == null) {
      Files.createDirectories(folder);
      deleteAbandoned();
    }
    while (own == null) {
      Path made = Files.createTempDirectory(folder, ProcessHandle.current().pid() + "-");
      FileChannel channel =
          FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // Whoever took the folder for abandoned in between deletes it while holding the lock.
      if (channel.tryLock() != null && Files.exists(made.resolve(LOCK))) {
        own = made;
        lock = channel;
      } else {
        channel.close();
      }
    }
    return own;
  }

  private void deleteAbandoned() throws IOException {
    try (Stream<Path> others = Files.list(folder)) {
      for (Path other : others.sorted().toList()) {
        deleteIfAbandoned(other);
      }
    }
  }

  private static void deleteIfAbandoned(Path other) {
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        deleteTree(other);
      }
    } catch (OverlappingFileLockException e) {
      // Another loader of this process.
    } catch (IOException e) {
      // Just being made or deleted by another process, or not ours to delete: costs only space.
      LOG.debug("'{}' is left as it is.", other, e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Deletes every copy of this process. */
  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
    if (own != null) {
      deleteTree(own);
      own = null;
    }
  }
}
