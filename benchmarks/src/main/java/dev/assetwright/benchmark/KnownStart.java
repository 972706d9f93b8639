package dev.assetwright.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.assetwright.history.History;
import dev.assetwright.history.HistoryFile;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.staleness.StalenessResolver;
import dev.assetwright.store.sqlite.SqliteStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Reads what {@link KnownWriter} wrote and resolves how every cell stands, once, in a process that did nothing before. Prints
 * milliseconds of the clock and of the whole process's CPU: the floor, which is reading the file's bytes; reading what is known;
 * resolving; and then how many bytes of the heap a cell takes.
 *
 * <p>Arguments: as of that one.
 */
public final class KnownStart {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final StringBuilder FIGURES = new StringBuilder();

  private KnownStart() {}

  private interface Step<T> {
    T run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int assets = Integer.parseInt(arguments[1]);
    int partitions = Integer.parseInt(arguments[2]);
    LayeredGraph code = StalenessBenchmark.graph(assets, partitions);
    try (SqliteStore store = SqliteStore.open(folder.resolve("store.db"), Clock.systemUTC())) {
      timed(() -> bytes(folder.resolve("known")));
      History history = timed(() -> new HistoryFile(folder.resolve("known"), KnownWriter.PROGRAM)
          .open(store)
          .history());
      StalenessResolver resolver = new StalenessResolver();
      Staleness staleness = timed(
          () -> resolver.resolve(code.graph(), code::version, history, StalenessBenchmark.NOW));
      long upToDate = 0;
      for (ProducerDefinition producer : code.graph().producers()) {
        AssetKey asset = producer.first();
        upToDate += staleness.cells(asset).count(CellStatus.UP_TO_DATE);
      }
      long cells = (long) assets * partitions;
      if (upToDate != cells) {
        throw new IllegalStateException("%d of %d are up to date.".formatted(upToDate, cells));
      }
      System.out.println(FIGURES.append((double) StalenessBenchmark.used() / cells));
    }
  }

  private static <T> T timed(Step<T> step) throws IOException {
    long begun = System.nanoTime();
    long begunCpu = SYSTEM.getProcessCpuTime();
    T result = step.run();
    FIGURES.append((System.nanoTime() - begun) / 1e6).append(' ');
    FIGURES.append((SYSTEM.getProcessCpuTime() - begunCpu) / 1e6).append(' ');
    return result;
  }

  private static long bytes(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    long sum = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
        sum += read;
      }
    }
    return sum;
  }
}
