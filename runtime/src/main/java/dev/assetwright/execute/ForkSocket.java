package dev.assetwright.execute;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the process of an attempt is expected to call, in a folder that only this user can enter. */
final class ForkSocket implements AutoCloseable {
  private final Path folder;
  private final Path path;
  private final ServerSocketChannel server;

  ForkSocket() throws IOException {
    // The name of a socket has room for a hundred letters, so it does not lie in the home.
    folder = Files.createTempDirectory("assetwright");
    path = folder.resolve("s");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
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
