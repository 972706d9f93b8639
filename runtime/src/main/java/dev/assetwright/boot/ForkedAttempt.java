package dev.assetwright.boot;

import dev.assetwright.execute.ForkedSide;
import dev.assetwright.execute.Storages;
import dev.assetwright.home.ForkLock;
import dev.assetwright.home.Home;
import dev.assetwright.load.RecalledCode;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process that makes one attempt for an engine. */
public final class ForkedAttempt {
  private ForkedAttempt() {}

  /**
   * Makes it.
   *
   * @param folder the home
   * @param socket where the engine waits
   */
  public static void run(Path folder, Path socket) throws IOException {
    Clock clock = Clock.systemUTC();
    Home home = new Home(folder);
    List<FileChannel> locks = new ArrayList<>();
    ForkedSide.run(
        socket,
        (origin, engine, production) -> {
          locks.add(ForkLock.hold(home, engine));
          RecalledCode code =
              RecalledCode.load(origin, new HomeEnvironment(folder, clock, production));
          // Stays open as long as this process.
          WarehouseChoice warehouse =
              WarehouseChoice.of(home, code.configuration(), code.classPath());
          return new ForkedSide.Parts(
              code, new Storages(LocalProject.storages(home, warehouse.open(engine))));
        },
        clock);
    // A lock goes with its channel, and a channel with the last that knows it.
    Reference.reachabilityFence(locks);
  }
}
