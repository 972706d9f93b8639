package dev.assetwright.execute;

import dev.assetwright.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The scene of faults in a process of its own, which ends at an exact moment as if the power had gone. */
final class HaltedProcess {
  private static final int HALTED = 42;

  private HaltedProcess() {}

  /** Runs it until that moment; returns whether that came. */
  static boolean run(Path home, String moment) throws IOException, InterruptedException {
    return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HaltedProcess.class.getName(),
                home.toString(),
                moment)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor()
        == HALTED;
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    String last = arguments[1];
    Clock clock = Clock.systemUTC();
    FaultScene.of(home, clock, SqliteStore.open(home.resolve("assetwright.db"), clock), 1)
        .storage(storage -> new FaultyStorage(storage, moment -> {
          if (moment.equals(last)) {
            Runtime.getRuntime().halt(HALTED);
          }
        }))
        .start()
        .materialize();
  }
}
