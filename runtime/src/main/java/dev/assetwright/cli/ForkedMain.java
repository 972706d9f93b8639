package dev.assetwright.cli;

import dev.assetwright.boot.ForkedAttempt;
import dev.assetwright.log.CapturedOutput;
import java.io.IOException;
import java.nio.file.Path;

/** Where a process starts that an engine has started for one attempt. */
public final class ForkedMain {
  private ForkedMain() {}

  /** Takes the home, and where the engine waits. */
  public static void main(String... arguments) throws IOException {
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    CapturedOutput.install();
    Logging.toStandardError(false);
    ForkedAttempt.run(Path.of(arguments[0]), Path.of(arguments[1]));
    System.exit(0);
  }
}
