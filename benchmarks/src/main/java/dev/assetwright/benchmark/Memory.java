package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says about the memory of processes. */
final class Memory {
  private Memory() {}

  static double residentMegabytes() throws IOException {
    return residentMegabytes(ProcessHandle.current().pid());
  }

  /** The resident set; not a number where there is no /proc. */
  static double residentMegabytes(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
