package dev.assetwright.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells that a process which makes something for another one lives: {@code processes/<id>-<pid>.fork}. It may still publish for a
 * moment after that one was killed, so that one does not count as dead before it is gone, too.
 */
public final class ForkLock {
  private static final String ENDING = ".fork";

  private ForkLock() {}

  /**
   * Takes the lock for this process, which holds it until it ends.
   *
   * @param process the id of the process that it works for
   */
  public static FileChannel hold(Home home, String process) throws IOException {
    FileChannel channel = FileChannel.open(
        file(home.processes(), process, ProcessHandle.current().pid()),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      throw new IOException("Another process has the lock of this one.");
    }
    return channel;
  }

  /** Removes what is left of a process that has ended. */
  public static void remove(Home home, String process, long pid) {
    try {
      Files.deleteIfExists(file(home.processes(), process, pid));
    } catch (IOException e) {
      // It is removed with the process that it worked for.
      return;
    }
  }

  /** Whether a process lives that works for another one. */
  static boolean isAnyHeld(Path folder, String process) throws IOException {
    for (Path file : of(folder, process)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        if (channel.tryLock() == null) {
          return true;
        }
      }
    }
    return false;
  }

  static void removeAll(Path folder, String process) throws IOException {
    for (Path file : of(folder, process)) {
      Files.deleteIfExists(file);
    }
  }

  private static List<Path> of(Path folder, String process) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> {
            String name = file.getFileName().toString();
            return name.startsWith(process + "-") && name.endsWith(ENDING);
          })
          .toList();
    }
  }

  private static Path file(Path folder, String process, long pid) {
    return folder.resolve(process + "-" + pid + ENDING);
  }
}
