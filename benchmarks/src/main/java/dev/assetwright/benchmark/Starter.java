package dev.assetwright.benchmark;

import dev.assetwright.Environment;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.ProjectLoader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Loads a project once, in a process of its own, and prints what that took: milliseconds since the process began; of loading
 * alone, milliseconds of the clock and of CPU; how many methods and other parts of the code were hashed; and how many assets there
 * are.
 *
 * <p>Arguments: the folder or jar of classes, and the home.
 */
public final class Starter {
  private Starter() {}

  private record Home(Path home, Clock clock, boolean isProduction) implements Environment {}

  public static void main(String[] arguments) {
    Path home = Path.of(arguments[1]);
    // What any program pays that logs.
    LoggerFactory.getLogger(Starter.class);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    long begunCpu = threads.getCurrentThreadCpuTime();
    ProjectLoader loader = new ProjectLoader(
        List.of(arguments[0]),
        new ConfigurationSources(home, Map.of(), List.of()),
        new Home(home, Clock.systemUTC(), false));
    if (!(loader.load() instanceof LoadResult.Loaded loaded)) {
      throw new IllegalStateException("It does not load.");
    }
    long loadingMillis = (System.nanoTime() - begun) / 1_000_000;
    long loadingCpuMillis = (threads.getCurrentThreadCpuTime() - begunCpu) / 1_000_000;
    long sinceStartMillis =
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        "%d %d %d %d %d%n",
        sinceStartMillis,
        loadingMillis,
        loadingCpuMillis,
        loaded.code().hashedCount(),
        loaded.code().graph().assets().size());
  }
}
