package dev.assetwright.boot;

import dev.assetwright.execute.Forks;
import dev.assetwright.home.ForkLock;
import dev.assetwright.home.Home;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts JVMs as this one was started, but for its memory: the same Java, class path, options and class-data archive. */
final class ForkedJvms implements Forks {
  private static final String MAIN = "dev.assetwright.cli.ForkedMain";

  /** What belongs to this process alone, by how it begins. */
  private static final List<String> OWN = List.of(
      "-Xmx",
      "-Xms",
      "-Xmn",
      "-XX:MaxHeap",
      "-XX:InitialHeap",
      "-XX:MaxRAM",
      "-XX:InitialRAM",
      "-XX:MinRAM",
      "-XX:ArchiveClassesAtExit",
      "-XX:TieredStopAtLevel",
      "-XX:HeapDumpPath",
      "-XX:OnOutOfMemoryError",
      "-agentlib:",
      "-agentpath:",
      "-javaagent:",
      "-Xrunjdwp",
      "-Dcom.sun.management.jmxremote",
      "-XX:StartFlightRecording",
      "-XX:FlightRecorderOptions",
      "-XX:LogFile",
      "-Xloggc:",
      "-Dassetwright.stopWhenReady");

  /** What {@code -Xlog} says of where to, after the second colon, if that is no file. */
  private static final Set<String> NO_FILE = Set.of("", "stdout", "stderr");

  private final Home home;
  private final String process;
  private final boolean production;

  ForkedJvms(Home home, String process, boolean production) {
    this.home = home;
    this.process = process;
    this.production = production;
  }

  @Override
  public List<String> command(String memory, Path socket) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(ForkedJvms::isShared)
        .forEach(command::add);
    if (!memory.isEmpty()) {
      command.add("-Xmx" + memory);
    }
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        MAIN,
        home.folder().toString(),
        socket.toString()));
    return command;
  }

  /** Whether an option of this JVM is one for those that it starts, too. Two that write one file would write over each other. */
  static boolean isShared(String option) {
    if (option.startsWith("-Xlog:")) {
      String[] parts = option.split(":", 4);
      return parts.length < 3 || NO_FILE.contains(parts[2]);
    }
    return OWN.stream().noneMatch(option::startsWith);
  }

  @Override
  public String process() {
    return process;
  }

  @Override
  public boolean isProduction() {
    return production;
  }

  @Override
  public void ended(long pid) {
    ForkLock.remove(home, process, pid);
  }
}
