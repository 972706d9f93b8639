package dev.assetwright.execute;

import java.nio.file.Path;
import java.util.List;

/** How a JVM for one attempt is started. */
public interface Forks {
  /**
   * The command that starts one.
   *
   * @param memory its heap, {@code 512m}; empty for what it takes by itself
   * @param socket where it is to call
   */
  List<String> command(String memory, Path socket);

  /** The name of this process, as in claims. */
  String process();

  /** Whether it serves; see {@link dev.assetwright.Environment}. */
  boolean isProduction();

  /** A JVM of this process's has ended: what it left of itself can be removed. */
  void ended(long pid);
}
