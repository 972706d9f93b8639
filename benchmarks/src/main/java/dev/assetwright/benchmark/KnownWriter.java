package dev.assetwright.benchmark;

import dev.assetwright.history.HistoryFile;
import dev.assetwright.model.Event;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.sqlite.SqliteStore;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;

/**
 * Writes the file of what is known, as a start does that finds none: every partition of every asset made. The rows themselves are
 * left out, which would take minutes. Prints how long the file is.
 *
 * <p>Arguments: the folder, how many assets, how many partitions.
 */
public final class KnownWriter {
  static final String PROGRAM = "benchmark";

  private KnownWriter() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int partitions = Integer.parseInt(arguments[2]);
    LayeredGraph code = StalenessBenchmark.graph(Integer.parseInt(arguments[1]), partitions);
    try (SqliteStore store = SqliteStore.open(folder.resolve("store.db"), Clock.systemUTC())) {
      store.appendAndWait(List.of(new Event.CancelRequested(StalenessBenchmark.NOW, "none")));
      Store known = (Store) Proxy.newProxyInstance(
          Store.class.getClassLoader(),
          new Class<?>[] {Store.class},
          (proxy, method, values) -> method.getName().equals("load")
              ? new StoredState(
                  store.lastSequence(),
                  new KnownCells(code.graph(), StalenessBenchmark.keys(partitions)),
                  new HashMap<>(),
                  new HashMap<>(),
                  new HashMap<>())
              : method.invoke(store, values));
      new HistoryFile(folder.resolve("known"), PROGRAM).open(known);
      System.out.println(Files.size(folder.resolve("known")));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
