package dev.assetwright.processor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what javac of the running JDK says of all scenarios; run in another JVM to compare. */
final class ScenarioPrinter {
  private ScenarioPrinter() {}

  /** Takes the folder to write one file a scenario to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path work = Files.createDirectories(folder.resolve("work"));
    for (Scenario scenario : Scenarios.all()) {
      String text = scenario.render(scenario.compile(Compilation.Tool.JAVAC, work));
      Files.writeString(folder.resolve(scenario.name() + ".txt"), text);
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println("done");
  }
}
