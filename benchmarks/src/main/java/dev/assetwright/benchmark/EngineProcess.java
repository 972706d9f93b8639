package dev.assetwright.benchmark;

import java.nio.file.Path;

/**
 * The engine over assets that do nothing, with its web server, alone in a process: so that its memory can be told from that of
 * whoever asks. Ends when it is killed.
 *
 * <p>Arguments: the home, the port, how many assets.
 */
public final class EngineProcess {
  private EngineProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    World world = new World(
        Path.of(arguments[0]),
        new LayeredGraph(Integer.parseInt(arguments[2])),
        Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(world::close));
    Thread.currentThread().join();
  }
}
