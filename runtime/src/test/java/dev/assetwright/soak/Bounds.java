package dev.assetwright.soak;

import dev.assetwright.spi.RetentionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a project may hold: so much for what it knows, so much for the time of retention, and nothing for its age. */
final class Bounds {
  /** Cells that are made again and again, each with as many materializations as are kept. */
  private static final int BUSY_CELLS = 8;

  private static final long MEGABYTE = 1_000_000;

  private final Duration retention;
  private final List<String> broken = new ArrayList<>();

  Bounds(Duration retention) {
    this.retention = retention;
  }

  /** A sentence for each bound that was broken. */
  List<String> broken(List<Reading> readings) {
    long writtenADay = 0;
    for (int i = 1; i < readings.size(); i++) {
      writtenADay =
          Math.max(writtenADay, readings.get(i).sequence() - readings.get(i - 1).sequence());
    }
    writtenADay = Math.max(writtenADay, readings.get(0).sequence());
    for (Reading reading : readings) {
      inHome(reading, writtenADay * (retention.toDays() + 1));
    }
    inProcess(readings);
    return broken;
  }

  private void inHome(Reading reading, long recent) {
    long cells = reading.cells();
    require(
        "materializations",
        reading,
        Reading::materializations,
        BUSY_CELLS * RetentionStore.KEPT_MATERIALIZATIONS + 8 * cells + recent / 4);
    require("events", reading, Reading::events, reading.materializations() + 4 * cells + recent);
    require("runs", reading, Reading::runs, reading.materializations() + 2 * cells + recent / 4);
    require(
        "bytes of the database",
        reading,
        Reading::databaseBytes,
        MEGABYTE + 1_000 * reading.materializations() + 400 * recent);
    // It is copied when it has 4,000 pages, and the transaction that fills it comes on top.
    require("bytes of its log", reading, Reading::walBytes, 24 * MEGABYTE);
    require(
        "bytes of the warehouse",
        reading,
        Reading::warehouseBytes,
        8 * MEGABYTE + 40_000 * reading.simulatedHours() / 24);
    require("files of values", reading, found -> found.values().count(), 3 * cells + 20);
    require("files of logs", reading, found -> found.logs().count(), recent);
  }

  private void inProcess(List<Reading> readings) {
    Reading first = readings.get(0);
    for (Reading reading : readings) {
      require("threads", reading, Reading::threads, first.threads() + 15L);
      require("open files", reading, Reading::descriptors, first.descriptors() + 15L);
    }
    int third = readings.size() / 3;
    if (third > 0) {
      Reading middle = smallest(readings.subList(third, 2 * third));
      Reading last = smallest(readings.subList(readings.size() - third, readings.size()));
      require(
          "bytes of heap",
          last,
          Reading::heapBytes,
          middle.heapBytes() + 2 * MEGABYTE + 1_000 * (last.cells() - middle.cells()));
    }
  }

  private static Reading smallest(List<Reading> readings) {
    return readings.stream().min(Comparator.comparingLong(Reading::heapBytes)).orElseThrow();
  }

  private void require(String what, Reading reading, ToLongFunction<Reading> found, long most) {
    if (found.applyAsLong(reading) > most) {
      broken.add("%,d %s after %.1f days, where %,d are enough:%n%s"
          .formatted(
              found.applyAsLong(reading), what, reading.simulatedHours() / 24.0, most, reading));
    }
  }
}
