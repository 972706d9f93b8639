package dev.assetwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.RandomHistory;
import dev.assetwright.store.memory.InMemoryStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start from the file knows what a start from the store knows. */
class HistoryFileTest {
  @TempDir
  Path folder;

  private final InMemoryStore store = new InMemoryStore();

  private HistoryFile file() {
    return new HistoryFile(folder.resolve("known"), "1.0", 1);
  }

  private void happen(RandomHistory history, int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(history.next());
    }
    store.appendAndWait(events);
  }

  /** The store, which is not to be asked for everything. */
  private Store tail() {
    return (Store) Proxy.newProxyInstance(
        Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
          assertThat(method.getName()).isNotEqualTo("load");
          return method.invoke(store, arguments);
        });
  }

  /** The same, and says how often it was asked. */
  private Store counting(AtomicInteger loads) {
    return (Store) Proxy.newProxyInstance(
        Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("load")) {
            loads.incrementAndGet();
          }
          return method.invoke(store, arguments);
        });
  }

  private static List<String> all(EventFlow flow) {
    History history = flow.history();
    List<String> lines = new ArrayList<>();
    for (Cell cell : RandomHistory.cells()) {
      lines.add(cell + " " + history.cell(cell.asset(), cell.partition()));
      lines.add(cell + " " + history.observation(cell.asset(), cell.partition()));
      lines.add(cell + " " + new TreeMap<>(history.checks(cell)));
      lines.add(cell + " " + history.lastPublished(cell.asset()));
      lines.add(cell + " " + history.isKnown(cell));
      lines.add(cell.asset() + " "
          + history.partitions(cell.asset()).stream().sorted().toList());
    }
    lines.add(history.partitions().all().toString());
    lines.add(String.valueOf(history.count()));
    lines.add(String.valueOf(flow.sequence()));
    return lines;
  }

  private List<String> inStore() {
    StoredState stored = store.load();
    return all(new EventFlow(store, History.of(stored), stored.sequence()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsReadAndWhatHappenedSinceIsAllThatIsKnown(long seed) {
    RandomHistory history = new RandomHistory(seed);
    Random lengths = new Random(seed);
    happen(history, 200);
    EventFlow running = file().open(store);
    for (int start = 0; start < 40; start++) {
      happen(history, lengths.nextInt(4));
      running.follow();

      EventFlow known = file().open(tail());

      assertThat(all(known)).isEqualTo(all(running));
    }
  }

  /**
   * Whoever changes what is written raises {@link HistoryFile#FORMAT}, and puts both here: a file of another form would be read as if
   * it were of this one, and only by chance not be believed.
   */
  @Test
  void anotherFormHasAnotherNumber() throws Exception {
    RandomHistory random = new RandomHistory(11);
    happen(random, 300);
    Path written = folder.resolve("written");
    try (FileChannel channel =
        FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ColumnWriter columns = new ColumnWriter(channel);
      History.of(store.load()).write(columns);
      columns.finish();
    }
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(written));

    assertThat(HistoryFile.FORMAT + " " + HexFormat.of().formatHex(sum, 0, 8))
        .isEqualTo("3 10ec908ccbd02dd6");
  }

  @Test
  void whoIsInterruptedWhileItReadsTakesTheFileFromNobody() throws Exception {
    happen(new RandomHistory(9), 300);
    EventFlow running = file().open(store);
    EventFlow known = file().open(tail());
    Cell first = RandomHistory.cells().get(0);

    Thread.currentThread().interrupt();
    CellState read = known.history().cell(first.asset(), first.partition());

    assertThat(Thread.interrupted()).as("it is still to be known").isTrue();
    assertThat(read).isEqualTo(running.history().cell(first.asset(), first.partition()));
    assertThat(CompletableFuture.supplyAsync(() -> all(known)).get()).isEqualTo(all(running));
  }

  @Test
  void whatWasReadGoesOnAsIfItHadBeenTold() {
    RandomHistory history = new RandomHistory(9);
    happen(history, 200);
    EventFlow running = file().open(store);
    EventFlow known = file().open(tail());

    happen(history, 300);
    running.follow();
    known.follow();

    assertThat(all(known)).isEqualTo(all(running));
  }

  @Test
  void anAssetThatWasRenamedIsKnownByItsNewName() {
    RandomHistory history = new RandomHistory(10);
    happen(history, 200);
    Instant then = Instant.parse("2026-06-02T00:00:00Z");
    store.appendAndWait(List.of(new Event.RunStarted(then, history.runs().get(0))));
    EventFlow running = file().open(store);
    AssetKey to = AssetKey.parse("raw/bookings");
    store.appendAndWait(List.of(new Event.Renamed(then, AssetKey.parse("raw/orders"), to)));
    running.follow();

    EventFlow known = file().open(tail());

    assertThat(all(known)).isEqualTo(all(running));
    assertThat(known.history().partitions(to))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(running.history().partitions(to));
  }

  @Test
  void damageAnywhereIsNoticed() throws IOException {
    happen(new RandomHistory(11), 100);
    file().open(store);
    Path file = folder.resolve("known");
    byte[] sound = Files.readAllBytes(file);
    AtomicInteger loads = new AtomicInteger();
    int tried = 0;
    for (int at = 0; at < sound.length; at += 53) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x41;
      Files.write(file, damaged);
      assertThat(all(file().open(counting(loads)))).isEqualTo(inStore());
      tried++;
    }
    for (int length = 0; length < sound.length; length += 499) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThat(all(file().open(counting(loads)))).isEqualTo(inStore());
      tried++;
    }
    assertThat(loads).hasValue(tried);
  }

  @Test
  void theFileOfAnotherLogIsLeftAlone() {
    happen(new RandomHistory(12), 100);
    file().open(store);
    InMemoryStore other = new InMemoryStore();
    RandomHistory elsewhere = new RandomHistory(13);
    for (int i = 0; i < 120; i++) {
      other.appendAndWait(List.of(elsewhere.next()));
    }

    EventFlow known = file().open(other);

    StoredState stored = other.load();
    assertThat(all(known))
        .isEqualTo(all(new EventFlow(other, History.of(stored), stored.sequence())));
  }

  @Test
  void theFileOfAnotherVersionIsReplaced() {
    happen(new RandomHistory(14), 100);
    file().open(store);
    AtomicInteger loads = new AtomicInteger();

    new HistoryFile(folder.resolve("known"), "1.1", 1).open(counting(loads));
    new HistoryFile(folder.resolve("known"), "1.1", 1).open(counting(loads));

    assertThat(loads).hasValue(1);
  }

  @Test
  void whatWasClearedAwayMeanwhileIsReadFromTheStore() {
    RandomHistory history = new RandomHistory(15);
    happen(history, 200);
    file().open(store);
    happen(history, 3);
    Instant end = store.after(0, Integer.MAX_VALUE).get(202).event().at();
    store.prune(end.plusSeconds(100));

    assertThat(all(file().open(store))).isEqualTo(inStore());
  }

  @Test
  void whatAKilledProcessLeftIsWrittenOver() throws IOException {
    happen(new RandomHistory(17), 100);
    Files.write(folder.resolve("known.tmp"), new byte[1 << 20]);

    file().open(store);

    assertThat(folder).isDirectoryContaining("glob:**/known");
    assertThat(folder.resolve("known.tmp")).doesNotExist();
    assertThat(all(file().open(tail()))).isEqualTo(inStore());
  }

  @Test
  void aProcessThatWritesItIsLeftToIt() throws IOException {
    happen(new RandomHistory(18), 100);
    try (FileChannel other = FileChannel.open(
            folder.resolve("known.tmp"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      file().open(store);

      assertThat(folder.resolve("known")).doesNotExist();
    }
  }

  @Test
  void aFewCellsAreNotWorthAFile() {
    happen(new RandomHistory(16), 100);

    new HistoryFile(folder.resolve("known"), "1.0").open(store);

    assertThat(folder.resolve("known")).doesNotExist();
  }
}
