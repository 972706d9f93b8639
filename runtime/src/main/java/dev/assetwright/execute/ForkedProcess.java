package dev.assetwright.execute;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.model.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JVM of one attempt as its engine sees it: what it prints goes to the log, and it can be ended for certain. */
final class ForkedProcess {
  /** The status of one that could not even describe that its memory is used up. */
  static final int OUT_OF_MEMORY = 3;

  /** How long one that was told to stop, or is done, may take before it is killed; the process itself allows its method less. */
  private static final long PATIENCE_MILLIS = 1_500;

  private static final long LAST_PATIENCE_MILLIS = 500;

  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process process;
  private final String memory;
  private final AttemptLog log;
  private final Thread output;
  private boolean killed;

  private ForkedProcess(Process process, String memory, AttemptLog log) {
    this.process = process;
    this.memory = memory;
    this.log = log;
    this.output = new Thread(this::relay, "assetwright-fork-output");
    output.setDaemon(true);
    output.start();
  }

  static ForkedProcess start(List<String> command, String memory, AttemptLog log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    takeOptions(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return new ForkedProcess(process, memory, log);
  }

  /**
   * Takes away the variables in which a JVM looks for options. Those of this one are in the command already; once more they would
   * bring back what belongs to this process alone, such as a debugger's port, and outdo the heap.
   */
  static void takeOptions(Map<String, String> environment) {
    OPTIONS.forEach(environment::remove);
  }

  Process process() {
    return process;
  }

  private void relay() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.output(line);
      }
    } catch (IOException e) {
      // It ended in the middle of a line.
      return;
    }
  }

  /** What runs below it; to be asked before it is told to stop, since afterwards nobody knows whose they were. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Waits until it has ended, and sees to it that it does. */
  void end(List<ProcessHandle> descendants) {
    // To be interrupted is why most are ended; they get the time that they may take all the same.
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroy();
        process.waitFor(LAST_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // Whoever interrupts has waited long enough.
      interrupted = true;
    }
    List<ProcessHandle> left = new ArrayList<>(descendants);
    if (process.isAlive()) {
      killed = true;
      left.addAll(descendants());
      process.destroyForcibly();
      log.warn("its JVM (process %d) did not stop and was killed".formatted(process.pid()));
    }
    left.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor();
      // Something that it started may hold its output open for ever.
      output.join(LAST_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why one that nobody stopped is gone. Only after its {@linkplain #end end}. */
  Failure failure() {
    if (killed) {
      return failed(
          "ProcessLost", "its JVM hung up without a word and did not end, so it was killed");
    }
    int status = process.exitValue();
    if (status == OUT_OF_MEMORY) {
      return failed(
          OutOfMemoryError.class.getName(),
          memory.isEmpty()
              ? "its JVM ran out of memory"
              : "its JVM ran out of the %s of heap that 'memory' gives it".formatted(memory));
    }
    String signal = signal(status);
    return signal == null
        ? failed(
            "ProcessExited",
            "its JVM ended with exit status %d before the method returned, as by System.exit"
                .formatted(status))
        : failed("ProcessKilled", "its JVM was killed by " + signal);
  }

  private static Failure failed(String type, String message) {
    return Failures.of(Failure.Kind.ASSET, type, message, false);
  }

  private static @Nullable String signal(int status) {
    return switch (status) {
      case 128 + 4 -> "SIGILL, a crash in native code";
      case 128 + 6 -> "SIGABRT, a crash of the JVM or in native code";
      case 128 + 7 -> "SIGBUS, a crash in native code";
      case 128 + 9 -> "SIGKILL; the system does that when memory runs short";
      case 128 + 11 -> "SIGSEGV, a crash in native code";
      case 128 + 15 -> "SIGTERM";
      default -> status > 128 && status < 128 + 65 ? "signal " + (status - 128) : null;
    };
  }
}
