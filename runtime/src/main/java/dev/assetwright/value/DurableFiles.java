package dev.assetwright.value;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** File operations that are on the disk when they return. */
public final class DurableFiles {
  private static final boolean FOLDERS_SYNC = !System.getProperty("os.name").startsWith("Windows");

  private DurableFiles() {}

  /** Creates a folder with those above it; each new entry is synced. */
  public static void createFolders(Path folder) throws IOException {
    if (folder.toFile().isDirectory()) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    createFolders(parent);
    try {
      Files.createDirectory(folder);
      syncFolder(parent);
    } catch (FileAlreadyExistsException e) {
      if (!folder.toFile().isDirectory()) {
        throw e;
      }
    }
  }

  /** Writes a file; its name is on the disk only once it is {@link #publish published}. */
  public static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** Moves a file whose bytes are synced over {@code target}, at once or not at all. */
  public static void publish(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(target.toAbsolutePath().getParent());
  }

  /** A rename is durable only once its folder is synced (fsync(2)). Windows has no such thing. */
  private static void syncFolder(Path folder) throws IOException {
    if (FOLDERS_SYNC) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
