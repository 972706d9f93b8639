package dev.assetwright.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Serves the pages; found by {@link java.util.ServiceLoader}. */
public interface WebServer {
  /**
   * Where and what to serve.
   *
   * @param host an address of this machine; loopback unless told otherwise
   * @param port from 1 to 65535; 0 for any free one
   * @param uiFolder a folder with the built web app to serve instead of the one inside; null for that
   */
  record Settings(String host, int port, @Nullable Path uiFolder) {}

  /**
   * Starts serving and returns once requests are answered.
   *
   * @throws ApplicationException if the port is taken or the address is not ours
   */
  Running start(Settings settings, Application application);

  /** A server that answers. */
  interface Running extends AutoCloseable {
    /** The port it listens on. */
    int port();

    /** Ends all streams and stops. */
    @Override
    void close();
  }
}
