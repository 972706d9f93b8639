package dev.assetwright.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** What a command that starts nothing prints, for tests with a compiler at hand. */
public final class CommandOutput {
  private CommandOutput() {}

  /** Runs a command in a folder and returns its standard output. */
  public static String of(Path folder, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new BufferedReader(new StringReader("")),
        false,
        false,
        () -> 100,
        Clock.systemUTC(),
        ZoneOffset.UTC);
    new CommandLineTool(
            terminal,
            new Surroundings(folder, Map.of("ASSETWRIGHT_ASSETS", "classes"), "assetwright"),
            new BootedProjects(),
            handler -> () -> {})
        .run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }
}
