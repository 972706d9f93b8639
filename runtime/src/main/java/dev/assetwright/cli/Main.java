package dev.assetwright.cli;

import dev.assetwright.log.CapturedOutput;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Does what the arguments say, and ends the process with its exit status. */
  public static void main(String... arguments) {
    // Guice need not make classes at run time; without, it starts faster and works on every Java.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    CapturedOutput.install();
    Surroundings surroundings = Surroundings.ofProcess();
    ExitStatus status = new CommandLineTool(
            Terminal.ofProcess(surroundings.environment()),
            surroundings,
            new BootedProjects(),
            new SignalInterrupts())
        .run(arguments);
    System.exit(status.code());
  }
}
