package dev.assetwright.boot;

import dev.assetwright.execute.Forks;
import dev.assetwright.home.ForkLock;
import dev.assetwright.home.Home;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
      "-Dassetwright.stopWhenReady");

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
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(option::startsWith)) {
        command.add(option);
      }
    }
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
