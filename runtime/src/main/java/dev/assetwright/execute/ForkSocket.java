package dev.assetwright.execute;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the process of an attempt is expected to call, in a folder that only this user can enter. */
final class ForkSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForkSocket.class);
  private static final String PREFIX = "assetwright-";
  private static final Pattern NAMES = Pattern.compile(PREFIX + "(\\d{1,10})-.*");
  private static final String NAME = "s";
  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private final Path folder;
  private final Path path;
  private final ServerSocketChannel server;

  ForkSocket() throws IOException {
    this(Path.of(System.getProperty("java.io.tmpdir")), ProcessHandle.current().pid());
  }

  /** In a folder of temporary ones, of which those go that a process has left which was killed. */
  ForkSocket(Path temporary, long process) throws IOException {
    // The name of a socket has room for a hundred letters, so it does not lie in the home.
    folder = Files.createTempDirectory(temporary, PREFIX + process + "-");
    clearAway(temporary, folder);
    path = folder.resolve(NAME);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
  }

  /** Takes nothing but what belongs to whom {@code ours} belongs to: others write into that folder, too. */
  private static void clearAway(Path temporary, Path ours) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path left : found) {
        if (isLeft(left, ours)) {
          delete(left.resolve(NAME), left);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("What killed processes left in {} stays there.", temporary, e);
    }
  }

  /** Old, too: a process of another container that shares the folder is not seen from here, and waits for a call for seconds only. */
  private static boolean isLeft(Path folder, Path ours) {
    Matcher name = NAMES.matcher(folder.getFileName().toString());
    if (!name.matches() || ProcessHandle.of(Long.parseLong(name.group(1))).isPresent()) {
      return false;
    }
    try {
      // Of a link it would be the folder of somebody else that is looked at, and emptied.
      return Files.isDirectory(folder, NOFOLLOW_LINKS)
          && Files.getOwner(folder, NOFOLLOW_LINKS).equals(Files.getOwner(ours))
          && Files.getLastModifiedTime(folder, NOFOLLOW_LINKS)
              .toInstant()
              .isBefore(Instant.now().minus(LONG_AGO));
    } catch (IOException e) {
      LOG.debug("{} stays, since it cannot be looked at.", folder, e);
      return false;
    }
  }

  private static void delete(Path... files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Of another user, or not ours after all: it stays.
        return;
      }
    }
  }

  Path path() {
    return path;
  }

  /** Waits for the call of a process; fails once that has ended without one. */
  ForkChannel accept(Process caller) throws IOException {
    caller.onExit().thenRun(this::hangUp);
    return new ForkChannel(server.accept());
  }

  private void hangUp() {
    try {
      server.close();
    } catch (IOException e) {
      // Nobody can call any more, whatever closing says.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    hangUp();
    Files.deleteIfExists(path);
    Files.deleteIfExists(folder);
  }
}
