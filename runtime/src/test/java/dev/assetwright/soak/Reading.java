package dev.assetwright.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process and its home hold at one moment.
 *
 * @param simulatedHours since the beginning
 * @param sequence how many events were ever written
 * @param heapBytes in use after the garbage was collected
 * @param descriptors open files; 0 where nobody tells
 */
record Reading(
    long simulatedHours,
    long sequence,
    long heapBytes,
    int threads,
    long descriptors,
    long databaseBytes,
    long walBytes,
    long warehouseBytes,
    FileCount values,
    FileCount logs,
    long cells,
    long events,
    long materializations,
    long runs) {
  static final String HEAD =
      "   day    written       heap  threads  open   database        wal  warehouse     values (files)"
          + "       logs (files)   cells  events   made   runs";

  /** How many, and how much. */
  record FileCount(long count, long bytes) {
    static FileCount below(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return new FileCount(0, 0);
      }
      long bytes = 0;
      long count = 0;
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          bytes += size(file);
          count++;
        }
      }
      return new FileCount(count, bytes);
    }
  }

  static Reading of(Path home, long simulatedHours, long sequence)
      throws IOException, SQLException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long heap = runtime.totalMemory() - runtime.freeMemory();
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long descriptors =
        system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    Path database = home.resolve("assetwright.db");
    List<Long> counts = counts(database);
    return new Reading(
        simulatedHours,
        sequence,
        heap,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        descriptors,
        size(database),
        size(home.resolve("assetwright.db-wal")),
        size(home.resolve("warehouse.db")) + size(home.resolve("warehouse.db-wal")),
        FileCount.below(home.resolve("values")),
        FileCount.below(home.resolve("logs")),
        counts.get(0),
        counts.get(1),
        counts.get(2),
        counts.get(3));
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Long> counts(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM cell),"
            + " (SELECT count(*) FROM event), (SELECT count(*) FROM materialization),"
            + " (SELECT count(*) FROM run)")) {
      row.next();
      return List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%6.1f %,10d %,10d %8d %5d %,10d %,10d %,10d %,10d %7d %,10d %7d %7d %7d %6d %6d",
        simulatedHours / 24.0,
        sequence,
        heapBytes,
        threads,
        descriptors,
        databaseBytes,
        walBytes,
        warehouseBytes,
        values.bytes(),
        values.count(),
        logs.bytes(),
        logs.count(),
        cells,
        events,
        materializations,
        runs);
  }
}
